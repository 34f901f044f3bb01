"""The ways out, behind one door: `send_by(delivery)` brings one message, or says why not."""

from sotay.notices.channels.door import Channel, Later, Never
from sotay.notices.channels.gateway import GatewayChannel
from sotay.notices.channels.mail import MailChannel
from sotay.notices.channels.push import PushChannel
from sotay.notices.choices import ChannelName
from sotay.notices.models import Delivery

__all__ = ["Later", "Never", "close_all", "offered", "send_by"]

CHANNELS: dict[str, Channel] = {
    ChannelName.EMAIL: MailChannel(),
    ChannelName.GATEWAY: GatewayChannel(),
    ChannelName.PUSH: PushChannel(),
}


def send_by(delivery: Delivery) -> None:
    """The message has left by its channel; raises `Later` or `Never`."""
    channel = CHANNELS[delivery.channel]
    if not channel.is_offered():
        raise Later("Nơi cài đặt này không còn nối kênh ấy.", is_down=True)
    channel.send(delivery)


def close_all() -> None:
    """No channel holds a connection open."""
    for channel in CHANNELS.values():
        channel.close()


def offered() -> set[str]:
    """The channels this installation has been given."""
    return {name for name, channel in CHANNELS.items() if channel.is_offered()}
