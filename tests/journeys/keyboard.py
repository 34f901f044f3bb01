"""Somebody who has no mouse, at a meeting and everywhere else."""

COUNT_MOUSE = """
for (const kind of ["pointerdown", "mousedown", "mousemove", "wheel", "touchstart"])
  addEventListener(kind, () => { window.mouse = (window.mouse || 0) + 1; told(kind); }, true);
"""


class Keyboard:
    """Somebody who has no mouse: reaches everything by Tab."""

    def __init__(self, page, address: str) -> None:
        self.page, self.address, self.mouse = page, address, []
        page.context.expose_function("told", lambda kind: self.mouse.append(kind))
        page.context.add_init_script(COUNT_MOUSE)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)

    def to(self, role: str, name: str, *, exact: bool = True) -> None:
        wanted = self.page.get_by_role(role, name=name, exact=exact).first
        wanted.wait_for()
        for _ in range(200):
            if wanted.evaluate("element => element === document.activeElement"):
                return
            self.press("Tab")
        raise AssertionError(f"{name} is not reached by Tab")

    def go(self, role: str, name: str) -> None:
        self.to(role, name)
        self.press("Enter")

    def heading(self, name: str) -> None:
        self.page.get_by_role("heading", name=name).first.wait_for()

    def sign_in(self, name: str) -> None:
        self.page.goto(f"{self.address}/dang-nhap/")
        self.to("textbox", "Tên đăng nhập")
        self.type(name)
        self.to("textbox", "Mật khẩu")
        self.type("sotay-demo")
        self.press("Enter")
        self.page.wait_for_url(lambda url: "/dang-nhap/" not in url)


def hear_everybody(keys: Keyboard, many: int) -> None:
    for _ in range(many):
        title = keys.page.locator("#now-title").inner_text()
        keys.press("n")
        keys.page.wait_for_function(
            "was => document.querySelector('#now-title')?.innerText !== was", arg=title
        )
        if keys.page.locator("[data-st-now]").count():
            keys.page.locator("[data-st-now]:focus").wait_for()
