"""How updates reach the bot: the parameters of polling and of webhooks read and checked.

Source: https://github.com/tdlib/telegram-bot-api, `process_get_updates_query` and `process_set_webhook_query`. As with
its option --local, a webhook may have an http address and any port.
"""

from __future__ import annotations

import re

from botapi import fields, links
from botapi.checked import DeleteWebhook, GetUpdates, GetWebhookInfo, SetWebhook
from botapi.errors import Refusal, bad_request
from botapi.params import Parameters

MAX_SECRET = 256
MAX_POLL = 50  # seconds
SECRET = re.compile(r"[A-Za-z0-9_-]*\Z")
UPDATES = (
    "message edited_message channel_post edited_channel_post business_connection business_message "
    "edited_business_message deleted_business_messages message_reaction message_reaction_count inline_query "
    "chosen_inline_result callback_query shipping_query pre_checkout_query purchased_paid_media poll poll_answer "
    "my_chat_member chat_member chat_join_request chat_boost removed_chat_boost managed_bot guest_message"
).split()


def get_updates(params: Parameters) -> GetUpdates:
    """Numbers out of range are moved to the nearest bound."""
    return GetUpdates(
        params.integer("offset"),
        params.integer("limit", 100, 1, 100),
        params.integer("timeout", 0, 0, MAX_POLL),
        _allowed(params),
    )


def set_webhook(params: Parameters) -> SetWebhook:
    """An address that can be called and a secret of allowed characters."""
    url, secret = params.text("url"), params.text("secret_token")
    connections = params.integer("max_connections", 40, 1, 100)
    call = SetWebhook(
        url, secret, connections, _allowed(params), params.boolean("drop_pending_updates"), params.text("ip_address")
    )
    if not url:
        return call
    try:
        links.split(url, "https")
    except Refusal:
        raise bad_request("invalid webhook URL specified") from None
    if len(secret.encode()) > MAX_SECRET:
        raise bad_request("secret token is too long")
    if not SECRET.match(secret):
        raise bad_request("secret token contains unallowed characters")
    return call


def delete_webhook(params: Parameters) -> DeleteWebhook:
    """Perhaps with the updates that wait."""
    return DeleteWebhook(params.boolean("drop_pending_updates"))


def get_webhook_info(params: Parameters) -> GetWebhookInfo:
    """No parameters."""
    return GetWebhookInfo()


def _allowed(params: Parameters) -> tuple[str, ...] | None:
    """The known names; None where the parameter is absent or no array of texts, which changes nothing."""
    text = params.text("allowed_updates")
    try:
        value = fields.parsed(text) if text else None
    except ValueError:
        value = None
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        if text:
            params.warn("allowed_updates is no array of names and ignored")
        return None
    names = [name.lower() for name in value]
    for name in names:
        if name not in UPDATES:
            params.warn(f'there is no kind of update "{name}"')
    return tuple(name for name in names if name in UPDATES)
