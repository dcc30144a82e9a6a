"""The elements hold everything that GB/T 9704-2012 names."""

from convert.model.elements import Front, HeaderBlock, Imprint, SignOff


def test_the_header_block_holds_the_elements_of_clause_7_2():
    wanted = {"copy_number", "classification", "classification_term", "urgency", "issuing_authorities", "issuer_mark",
              "document_number", "signatories"}
    assert wanted <= set(HeaderBlock.__struct_fields__)


def test_the_front_of_meeting_material_holds_its_slots():
    assert {"material_number", "title", "occasion", "issuer", "salutation"} <= set(Front.__struct_fields__)


def test_sign_off_and_imprint_hold_the_elements_of_7_3_5_and_7_4():
    assert {"authority", "joint_authorities", "date", "seal"} <= set(SignOff.__struct_fields__)
    assert {"copy_recipients", "printing_office", "date_of_printing"} <= set(Imprint.__struct_fields__)
