"""The record of a run without secrets."""

from __future__ import annotations

from dataclasses import replace

from errand.core.model import Form, Run
from errand.record.redact.redactor import Redactor


def redact_run(run: Run, redact: Redactor) -> Run:
    """
    The same run without secrets; its outcome was redacted when it was judged.

    Most of it has been redacted as it was recorded, but a secret may only have become known after it was first shown.
    """
    return replace(
        run,
        steps=tuple(replace(step, detail=redact(step.detail)) for step in run.steps),
        visits=tuple(replace(visit, url=redact(visit.url), title=redact(visit.title)) for visit in run.visits),
        dialogs=tuple(replace(dialog, text=redact(dialog.text)) for dialog in run.dialogs),
        forms=tuple(_form(form, redact) for form in run.forms),
        forced=tuple(replace(wait, words=redact(wait.words)) for wait in run.forced),
        refusals=tuple(replace(one, label=redact(one.label), words=redact(one.words)) for one in run.refusals),
        remarks=tuple(dict.fromkeys(map(redact.message, run.remarks))),
    )


def _form(form: Form, redact: Redactor) -> Form:
    return replace(form, fields=tuple(replace(one, label=redact(one.label)) for one in form.fields))
