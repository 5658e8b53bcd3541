"""What `thongsuot doctor` asks of the boards: where an address was named for them, does anybody answer there?"""

import os
import urllib.request

from thongsuot.config.env import env
from thongsuot.config.findings import Finding
from thongsuot.config.words import _
from thongsuot.live.rules import LOOPBACK, PREFIX

PATIENCE = 5  # seconds


def live() -> Finding:
    """Whether the boards are told what is new; without an address of ours in public, `demo` and `serve` see to it."""
    settings = env()
    ours = settings.public_url.split("/")[2].rpartition(":")[0] or settings.public_url.split("/")[2]
    if "THONGSUOT_LIVE_URL" not in os.environ and ours in LOOPBACK:
        return Finding("live", True, _("“thongsuot demo” và “thongsuot serve” tự chạy"))
    url = settings.live_url if "://" in settings.live_url else settings.public_url.rstrip("/") + settings.live_url
    try:
        with urllib.request.urlopen(url, timeout=PATIENCE) as answer:
            well = answer.status == 204
    except (OSError, ValueError):
        well = False
    what = _("{url} giữ được kết nối") if well else _("{url} không trả lời: các bảng chỉ tự làm mới mỗi 30 giây")
    remedy = _("Hãy chạy “thongsuot live” và cho máy chủ web chuyển {path} đến đó (docs/operate/install.md).")
    return Finding("live", well, what.format(url=url), "" if well else remedy.format(path=PREFIX))
