"""Who may read a message: whom it is for, and nobody else."""

from sotay.org.relations import Own, Permission

read_messages = Permission("message.read", "Đọc thông báo của mình", Own())
