"""Read what is in force for a unit; set its own values."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from sotay.kit import clock
from sotay.kit.access import opens
from sotay.kit.refusals import NotNow
from sotay.regulations.actions import Loosened, set_rules_of
from sotay.regulations.forms import RulesForm, typed_values, value_in_words
from sotay.regulations.permissions import read_rules, set_rules
from sotay.regulations.queries.pages import rules_page
from sotay.regulations.rules import declared


@opens(read_rules)
def rules(request: HttpRequest, code: str) -> HttpResponse:
    page = rules_page(code, by=request.by)
    lines = [(row, declared(row.key), value_in_words(declared(row.key), row.value))
             for row in page.values]  # fmt: skip
    coming = [(row, declared(row.key).label, value_in_words(declared(row.key), row.value))
              for row in page.coming]  # fmt: skip
    context = {"page": page, "lines": lines, "coming": coming}
    return render(request, "regulations/rules.html", context)


@opens(set_rules)
def new_rules(request: HttpRequest, code: str) -> HttpResponse:
    page = rules_page(code, by=request.by, to=set_rules)
    held = typed_values({row.key: row.value for row in page.values})
    form = RulesForm(request.POST or None, initial={"valid_from": clock.today(), **held})
    if request.method == "POST" and form.is_valid() and _set(request, code, form):
        return redirect("regulations:rules", code=code)
    status = 422 if form.errors else 200
    return render(request, "regulations/new.html", {"page": page, "form": form}, status=status)


def _set(request: HttpRequest, code: str, form: RulesForm) -> bool:
    given = form.cleaned_data
    try:
        changed = set_rules_of(code, form.values(), valid_from=given["valid_from"],
                               basis=given["basis"], by=request.by, now=clock.now())  # fmt: skip
    except Loosened as refusal:
        for key, reason in refusal.reasons.items():
            form.add_error(key or None, reason)
        return False
    except NotNow as refusal:
        form.add_error("valid_from", str(refusal))
        return False
    told = f"Đã đặt {len(changed)} giá trị." if changed else "Không có gì thay đổi."
    messages.success(request, told)
    return True
