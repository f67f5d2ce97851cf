"""A bare echo bot on stock python-telegram-bot, as its own documentation has one: what our bot is measured beside.

Everything is the library's default: its updater, its httpx transport, one update at a time, no database. It needs
TELEGRAM_BOT_TOKEN and TELEGRAM_API_URL, and runs until it is stopped.
"""

from __future__ import annotations

import os

from telegram import Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters


async def echo(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Say it back."""
    await update.message.reply_text(update.message.text)


def main() -> None:
    """Be the bot."""
    server = os.environ["TELEGRAM_API_URL"]
    builder = Application.builder().token(os.environ["TELEGRAM_BOT_TOKEN"])
    application = builder.base_url(f"{server}/bot").base_file_url(f"{server}/file/bot").build()
    application.add_handler(MessageHandler(filters.TEXT, echo))
    application.run_polling()


if __name__ == "__main__":
    main()
