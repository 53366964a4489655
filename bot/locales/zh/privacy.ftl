# 保存了谁的什么。
privacy-command-privacy = 保存了你的哪些数据

privacy-kept =
    <b>{ $bot } 保存什么</b>
    你的编号、名字、语言，入群和最近出现的时间，以及发了多少条消息，不含内容。警告及其理由；只有引起警告、被举报或因争吵给管理员看过的消息才保存原文，30天。等待回答的问题保存两天；谁回答过哪类问题保存90天，只存数字，不存原话。积分和签到。你写过的自我介绍保存到退群90天后，另有你确认群规的时间。谁对谁做了什么，保存90天。付款记录按账目要求保留三年。Telegram 送来的数据保留48小时，以免重启时丢失。
    不提供给任何人。我被移出群后，该群数据30天后删除。
    私聊发 /mydata，把全部数据给你一个文件；发 /forget，全部删除。
    谁运行这个机器人，谁为它负责；有问题请问群管理员。
privacy-button-mydata = 我的数据
privacy-button-forget = 删除我的数据

privacy-mydata = 这是我在各群保存的关于你的全部数据。Telegram 最近48小时送来的内容不在其中，到时自动删除。

privacy-forget-ask =
    <b>全部删除？</b>
    你在各群的名字、积分、签到、自我介绍、回答和设置都会删除，不能恢复。还没走完的入群门槛或自我介绍，回来时重新开始。
    会留下：仍然有效的警告和封禁，不带名字，只用一个无法还原成编号的数字；还有付款记录，账目必须保留。群里的消息在 Telegram 那里。你若留在群里，我从你的下一步重新记起。
privacy-button-erase = 删除
privacy-button-keep = 保留
privacy-forget-kept = 什么都没有删除。
privacy-forget-done = 已删除。收发记录里的最后痕迹一小时内清除；还没发出的，发出后立刻清除。
privacy-forget-soon = 刚刚删除过。{ $moment }之后可以再次删除。

# 已移出机器人的群，给群主
privacy-button-group = 删除{ $group }的数据
privacy-group-ask = 我保存的该群数据会立刻全部删除，涉及群里所有人：警告、积分、设置，不能恢复。30天内把我拉回群，一切照旧。
privacy-group-gone = 该群数据已删除。
privacy-group-not = 把我移出群后，只有群主可以这样做。
