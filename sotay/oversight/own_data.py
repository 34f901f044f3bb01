"""What this app keeps belongs to committees, not to the person who wrote it down."""

from sotay.org.kept import left_out
from sotay.oversight.models import Inspection, SupervisionNote

left_out("Ghi chép của cấp ủy về việc theo dõi; người ghi viết với tư cách cấp ủy.",
         SupervisionNote)  # fmt: skip
left_out("Cuộc kiểm tra là của cấp ủy; người được kiểm tra thấy ở quyền đọc có thời hạn.",
         Inspection)  # fmt: skip
