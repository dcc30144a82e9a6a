"""LibreOffice, where it is installed: a file of an office program in another form.

It runs in a process of its own with limits of time, memory and disk, with a profile of its own that is gone afterwards, without
macros and links, and without network where the system lets us.
"""

from convert.office.find import find_office
from convert.office.run import converted

__all__ = ["converted", "find_office"]
