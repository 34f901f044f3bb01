"""Name a device in words its owner knows: "Chrome trên Android"."""

BROWSERS = (("Edg", "Edge"), ("coc_coc", "Cốc Cốc"), ("Firefox", "Firefox"), ("Chrome", "Chrome"),
            ("Safari", "Safari"))  # fmt: skip
SYSTEMS = (("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"),
           ("Mac OS", "máy Mac"), ("Linux", "Linux"))  # fmt: skip


def device_name(user_agent: str) -> str:
    browser = next((name for mark, name in BROWSERS if mark in user_agent), "Trình duyệt")
    system = next((name for mark, name in SYSTEMS if mark in user_agent), "máy khác")
    return f"{browser} trên {system}"
