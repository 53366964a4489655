# 为什么算广告。
ads-reason-invite = 含外群邀请链接
ads-reason-channel = 含外部群或频道链接
ads-reason-bot = 含机器人链接
ads-reason-forward = 转发了其他频道的内容
ads-reason-external = 引用了其他频道的内容
ads-reason-post = 含其他频道的消息链接
ads-reason-story = 其他频道的动态或抽奖
ads-reason-blocked = 在本群屏蔽词里
ads-reason-elsewhere = 含站外联系方式链接
ads-reason-short = 含短链接
ads-reason-domain = 含本群陌生网站的链接
ads-reason-masked = 链接与所示不符
ads-reason-behind = 文字里藏着链接
ads-reason-button = 带链接的按钮
ads-reason-inline = 通过其他机器人发送
ads-reason-call = 引导联系或操作
ads-reason-handle = 提到一个账号
ads-reason-phone = 含电话号码
ads-reason-account = 含其他通讯账号
ads-reason-card = 名片
ads-reason-lead = 引导操作并留了途径
ads-reason-mail = 含电子邮箱
ads-reason-earn = 承诺赚钱
ads-reason-bet = 赌博
ads-reason-loan = 贷款
ads-reason-adult = 成人内容
ads-reason-goods = 买卖证件、账号或违禁品
ads-reason-prize = 奖品或赠送
ads-reason-promo = 推广
ads-reason-profile = 引人看主页
ads-reason-trade = 生意用语
ads-reason-pay = 按天或按时计酬
ads-reason-price = 金额
ads-reason-wallet = 钱包地址
ads-reason-mixed = 形似字母
ads-reason-hidden = 字间藏有隐形字符
ads-reason-spaced = 把词拆开写
ads-reason-leet = 用数字代替字母
ads-reason-ornate = 花体字母
ads-reason-emoji = 表情很多
ads-reason-shout = 大声叫嚷
ads-reason-lines = 海报式排版
ads-reason-lone = 只有图片没有文字
ads-reason-removed = 与已删除的广告相近
ads-reason-repeated = 多人发同样内容
ads-reason-first = 在这里第一次发言
ads-reason-newcomer = 新来的
ads-reason-name = 名字像广告
ads-reason-faceless = 没有头像
ads-reason-impostor = 与管理员同名
ads-reason-struck = 有未过期的广告警告
ads-reason-reactions = 短时间内给许多消息点表情
ads-reason-warning = 像是在提醒防广告
ads-reason-learned = 读起来像广告
ads-reason-told = 管理员认定

# 命令。
ads-command-allow = 允许一个链接、@频道或域名
ads-command-disallow = 不再允许某个链接
ads-command-allowed = 查看已允许的链接
ads-command-permit = 允许成员暂时发广告
ads-command-spam = 回复广告：删除、警告并学习
ads-command-notspam = 回复不是广告的消息：撤回警告并学习
ads-command-addblocklist = 把一个词、短语或/正则/当作广告
ads-command-rmblocklist = 取消一个屏蔽词
ads-command-blocklist = 查看屏蔽词
ads-command-why = 说明一条消息里查到什么

ads-allow-how = 指什么？例如 /{ $command } t.me/example、@频道 或 example.com，也可以回复含链接的消息。
ads-allow-done = 今后保留：{ $shown }
ads-disallow-done = 不再允许：{ $shown }
ads-disallow-unknown = 之前没有允许过：{ $shown }
ads-allowed =
    本群允许：
    { $lines }
ads-allowed-none = 除了本群自己的链接，还没有允许别的。/allow 可以添加链接、@频道或域名。
ads-permit-how = 多久？例如 /permit @用户名 24h，结束用 off。
ads-permit-done = { $name }在{ $until }前可以发链接。
ads-permit-ended = { $name }不能再发链接。

ads-why-nothing = 没有这方面的记录。
ads-why-clean = 这条消息里没有广告迹象。
ads-why-unsure = 合起来看：可能是广告，由管理员决定。
ads-why-violation = 合起来看：是广告。
ads-why-signal = { $fine ->
    [yes] 查到但已允许：{ $reason }
   *[no] 查到：{ $reason }
}{ $quoted ->
    [yes] （{ $shown }）
   *[no] {""}
}
ads-why-line = • { $reason }{ $quoted ->
    [yes] （{ $shown }）
   *[no] {""}
}
ads-why-protected = 发消息的人不受检查。
ads-why-permitted = 发消息的人在{ $until }前可以发链接。
ads-why-tier = 发消息的人等级够高，可以发链接。
ads-why-observed = 仍在观察，只做了记录：{ $reason }（{ $shown }）
ads-why-strike = { $moment }：警告，{ $reason }。{ $evidence ->
    [yes] 依据：{ $shown }
   *[no] {""}
}{ $undone ->
    [yes] 已撤回。
   *[no] {""}
}

# 观察期。
ads-watch = { $count ->
    [1] 观察期间，我本会清理1条消息。要开始吗？
   *[other] 观察期间，我本会清理{ $count }条消息。要开始吗？
}
ads-watch-line = { $day }，{ $name }：{ $reason }（{ $shown }）
ads-button-see = 查看
ads-button-start = 开始
ads-button-wait = 再等等
ads-started = { $name }已让我开始：今后会清理广告。
ads-waiting = 我继续观察，{ $day }再问。

# 可能是广告的卡片，以及管理员教的。
ads-card = { $name }发了可能是广告的内容：「{ $text }」
ads-button-strike = 删除并警告
ads-button-leave = 保留
ads-button-always = 总是允许
ads-card-struck = { $by }认定{ $name }发的是广告：已删除，警告一次。
ads-card-left = { $by }说{ $name }的消息保留。
ads-card-always = { $by }说{ $name }的消息保留，以后这类都允许。
ads-stays = { $where ->
    [list] { $name }往投票或清单里加了广告：只有人能移除。
   *[old] { $name }把旧消息改成了广告：超过两天的我删不了，请你删除。
}
ads-case-settled = 这条已经处理过了。
ads-protected = 管理员、群内机器人和本群频道不会被警告。
ads-impostor = { $name }（id { $id }）用了管理员的名字，但不是管理员。管理员不会先私聊谈钱。
ads-spam-how = 请用 /{ $command } 回复那条广告。
ads-spam-done = 已删除并学习，{ $name }记一次警告。
ads-notspam-how = 请用 /{ $command } 回复那条消息，或写编号：/{ $command } 123。
ads-notspam-done = 已学习：{ $name }发的不是广告；相关警告已撤回。

# 本群屏蔽词。
ads-block-how = 哪个词？例如 /{ $command } 便宜涨粉，或写在斜线之间的正则：/{ $command } /涨粉|刷赞/。
ads-block-bad = { $why ->
    [length] 太长了，最多200个字符。
    [syntax] 这个正则读不懂。
    [many] 已有100个，请先取消一个。
   *[other] 这样会匹配所有消息。
}
ads-block-done = 今后在本群算广告：{ $phrase }
ads-block-unknown = 之前没有屏蔽过：{ $phrase }
ads-unblock-done = 已取消屏蔽：{ $phrase }
ads-blocked =
    本群屏蔽：
    { $lines }
ads-blocked-none = 没有屏蔽词。/addblocklist 可以添加。

# 短时间内大量表情。
ads-burst = { $name }两分钟内给{ $count }条消息点了表情，在这里发言{ $messages }条。主页可能就是广告。
ads-button-mute = 禁言一天
ads-button-leave-be = 不处理
ads-burst-muted = { $name }点表情太多，{ $by }已禁言一天。
ads-no-mute = 我没有「封禁用户」权限，或本群不是超级群，无法禁言。
ads-burst-left = { $by }说{ $name }的表情没问题。
