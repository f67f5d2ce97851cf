"""What outlives the process: chats, the ids of updates, messages to be sent, reports and updates set aside, in SQL."""
