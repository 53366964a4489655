"""What is done about ads: messages, the admins' cards and lessons, the chat's lists, the days of watching."""
