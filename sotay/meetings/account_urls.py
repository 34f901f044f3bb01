"""What a person sees of meetings about themself, under /tai-khoan/."""

from django.urls import path

from sotay.meetings.views import members

app_name = "my-meetings"
urlpatterns = [
    path("nhan-xet/", members.remarks, name="remarks"),
    path("nhan-xet/<uuid:uid>/", members.remark_answered, name="remark"),
    path("viec/<uuid:uid>/", members.task_settled, name="task"),
]
