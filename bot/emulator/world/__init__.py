"""What is true inside the emulated Telegram and the laws by which it changes; no HTTP here."""
