"""The theme of a package: its colours and faces (ISO/IEC 29500-1 14.2.7). Programs ask for one even where nothing uses it."""

from collections.abc import Iterable

from convert.ooxml.elements import XML, escape
from convert.ooxml.names import A


def theme_part(heading: str, body: str, latin: str, colors: Iterable[tuple[str, str]]) -> bytes:
    """Return `theme1.xml`.

    Args:
        heading: Chinese face of headings.
        body: Chinese face of text.
        latin: Face of letters and digits.
        colors: Name and RRGGBB of the twelve colours, in the order of the schema.
    """
    palette = "".join(f'<a:{name}><a:srgbClr val="{color}"/></a:{name}>' for name, color in colors)
    western = f'<a:latin typeface="{escape(latin)}"/>'
    fonts = "".join(f'<a:{kind}>{western}<a:ea typeface="{escape(family)}"/><a:cs typeface=""/></a:{kind}>'
                    for kind, family in (("majorFont", heading), ("minorFont", body)))
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = "".join(f'<a:ln w="{width}">{fill}</a:ln>' for width in (6350, 12700, 19050))
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    return (f'{XML}<a:theme xmlns:a="{A}" name="report"><a:themeElements><a:clrScheme name="report">{palette}</a:clrScheme>'
            f'<a:fontScheme name="report">{fonts}</a:fontScheme><a:fmtScheme name="report">'
            f"<a:fillStyleLst>{fill * 3}</a:fillStyleLst>"
            f"<a:lnStyleLst>{line}</a:lnStyleLst><a:effectStyleLst>{effect}</a:effectStyleLst>"
            f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>").encode()
