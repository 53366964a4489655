"""What the gate does, by who acts: the applicant, the admins, time, Telegram."""
