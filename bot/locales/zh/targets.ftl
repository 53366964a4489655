# 命令指的是谁。
target-missing = 指谁？请回复对方的一条消息并发送 /{ $command }，或者写上 @用户名 或账号数字。
target-unknown = 我在这里没见过 { $name }，请改为回复对方的一条消息。
