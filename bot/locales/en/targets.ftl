# Whom a command means.
target-missing = Who? Reply to one of their messages with /{ $command }, or add @name or the number of the account.
target-unknown = I have not seen { $name } here. Reply to one of their messages instead.
