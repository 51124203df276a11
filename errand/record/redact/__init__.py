"""
Redaction: the only place where secrets and identity numbers are taken out of what is written or shown.

redactor: text · run_records: a run · pages: what a picture will show · recordings: a HAR · traces: Playwright's ·
tracebacks: pytest's · arguments: the command line
"""

from errand.record.redact.redactor import MASK as MASK
from errand.record.redact.redactor import Redactor as Redactor
