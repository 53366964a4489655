# 给管理员的提醒。
alerts-command-alerts = 等管理员处理的事
alerts-command-adminchat = 把提醒发到管理群，或停止

alerts-head-card = { $count }件事：
alerts-head-night = 昨夜{ $count }件事：
alerts-head-day = 今天又有{ $count }件：
alerts-head-list = { $count }件事等处理：
alerts-hidden = 还有{ $count }件，在群里发 /alerts 查看
alerts-more = 还有更早的{ $count }件
alerts-none = 没有等处理的事。
alerts-nobody = 提醒还没有人能收到：请和我私聊点「开始」，或用 /adminchat 设管理群。

alerts-code = 把我拉进管理群，并在{ $until }前在那里发：<code>/adminchat { $code }</code>
alerts-code-again = 已经有管理群了，发 /adminchat off 取消。要换一个，请在{ $until }前在那里发：<code>/adminchat { $code }</code>
alerts-code-unknown = 这个码不对或已过期。在群里发 /adminchat 拿新的。
alerts-code-here = 这个码要在管理群里发，不是这里。
alerts-not-admin = 只有「{ $group }」的管理员能这样做。
alerts-not-linked = 还没有管理群。单独发 /adminchat 可以拿到设置码。
alerts-linked = 以后「{ $group }」的提醒发到这里。发 /adminchat off 停止。
alerts-linked-public = 以后「{ $group }」的提醒发到这里。这里是公开群，谁都能看到；发 /adminchat off 停止。
alerts-unlinked = 「{ $group }」的提醒不再发到管理群。
