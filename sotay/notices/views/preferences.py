"""By which ways I want my messages, beside the product itself."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from sotay.kit.access import opens
from sotay.notices.actions.ways import choose_channels
from sotay.notices.channels import offered
from sotay.notices.channels.push_key import public_key
from sotay.notices.choices import ChannelName
from sotay.notices.permissions import read_messages
from sotay.notices.queries import ways_page


@opens(read_messages)
def preferences(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        choose_channels(request.POST.getlist("channel"), by=request.by)
        messages.success(request, "Đã ghi cách nhận thông báo.")
        return redirect("notices:preferences")
    given = offered()
    page = ways_page(request.by)
    ticks = [("email", "Thư điện tử", page.email), ("gateway", "Tin nhắn", page.phone)]
    context = {
        "page": page,
        "ticks": [tick for tick in ticks if tick[0] in given],
        "push_key": public_key() if ChannelName.PUSH in given else "",
    }
    return render(request, "notices/preferences.html", context)
