"""What this app keeps of a person."""

from sotay.api.models import Answer, Token
from sotay.org.kept import Data, kept_of, left_out, told_at


@kept_of("khóa truy cập", Token, of="login__person")
def token(row: Token) -> Data:
    return {
        "tên": row.name,
        "phạm vi": list(row.scopes),
        "tạo lúc": told_at(row.made_at),
        "dùng đến hết ngày": row.expires_on.isoformat(),
        "dùng lần cuối": told_at(row.used_at),
        "thu hồi lúc": told_at(row.revoked_at),
    }


left_out("Điều đã trả lời cho phần mềm của chính người ấy, giữ một ngày để gọi lại.", Answer)
