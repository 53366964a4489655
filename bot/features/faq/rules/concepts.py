"""Words that mean the same to who asks, in English and Chinese, and words that say nothing. No rules."""

import re

# What a question wants to know: two that want different things are different questions.
WANTS = {
    "price": (
        r"how much(?! (?:time|longer))|how expensive|prices?|costs?|fees?|expensive",
        "多少钱 几块钱 价格 价钱 费用 收费 怎么卖 费是多少 费多少",
    ),
    "where": (
        r"where|(?:which|what) (?:place|location|address)|(?<=meeting )(?:point|place)|(?<!mail )address|locations?",
        "在哪里 在哪儿 在哪 去哪里 去哪 哪里 哪儿 什么地方 什么地点 地址 地点 位置 入口",
    ),
    "when": (
        (
            r"when|dates?|(?:at |from )?what (?:time|hours?|day)|(?:(?<=opening )|(?<=delivery ))(?:hours?|times?)|"
            r"how (?:soon|early|late)|how many (?:days|hours)|how long (?=does|until|till)"
        ),
        "什么时候 什么时间 啥时候 几点 何时 哪天 几号 多久 几天 有效期",
    ),
    "length": (r"how (?:far|long|tall|big|heavy)|how many (?:km|miles)", "多长 多远 多大 多重 长距离"),
    "count": (r"how many", "有几个 多少人 多少个 有多少 几位"),
    "who": (r"whom?(?= (?:is|are|was|leads?|runs?|will))", "是谁 谁带 哪位"),
}
# The same thing in other words: English words by their beginning (see `stem`), Chinese ones as they are.
ALIKE = """
member: member membership | 会员 入会
join: join sign_up signup register registration enrol enroll enter take_part participate | 报名 参加 加入
refund: refund money_back return | 退款 退钱 退费
cancel: cancel cancellation call_off | 取消 退出
open: open opening | 开门 营业 开始营业
close: close closing shut | 关门 打烊
shop: shop store | 店铺 门店 店里 店
pay: pay payment paid payable | 付款 支付 交钱 付钱
receipt: receipt invoice | 发票 收据
password: password passcode | 登录密码 密码
reset: reset forgot forget forgotten lost lose recover restore | 忘记 忘了 忘 找回 重置 丢了
card: card credit_card debit_card | 信用卡 刷卡 银行卡
change: change update replace switch modify edit | 更换 更改 修改 更新 换 改
email: email e_mail email_address mail | 邮箱 邮件
export: export | 导出
import: import | 导入
offline: offline without_internet no_internet need_internet need_the_internet | 离线 没网 断网 没有网络 无网
include: include included including part_of cover covered | 包含 包括 含 包
lunch: lunch | 午餐 午饭
breakfast: breakfast | 早餐 早饭
dinner: dinner supper | 晚餐 晚饭
food: food meal | 餐 吃的 伙食
course: course class lesson | 课程 课
monday: monday | 周一 星期一 礼拜一
tuesday: tuesday | 周二 星期二 礼拜二
wednesday: wednesday | 周三 星期三 礼拜三
thursday: thursday | 周四 星期四 礼拜四
friday: friday | 周五 星期五 礼拜五
saturday: saturday | 周六 星期六 礼拜六
sunday: sunday | 周日 星期日 礼拜日 星期天 礼拜天
account: account profile | 账号 帐号 账户
delete: delete remove uninstall | 注销 卸载 删除
parking: park parking car_park parking_lot leave_the_car leave_my_car leave_it | 停车场 停车 车停 停在
dog: dog puppy pet | 狗狗 带狗 狗
kid: kid child children | 孩子 小孩
pack: pack packing bring carry take_with take_along | 带上 要带 准备 带
gear: gear equipment packing_list | 装备 东西 物品
install: install installation set_up setup download | 安装 下载 装
app: app application software | 软件 应用
phone: phone smartphone | 手机
deliver: deliver delivery ship shipping shipped arrive arrival | 发货 发出 送到 到货 快递
order: order ordered purchase | 订单 下单 买的东西
discount: discount cheaper reduced reduction pay_less | 优惠 折扣 打折 便宜点 便宜
student: student | 学生证 学生
contact: contact reach talk_to email_of phone_number get_in_touch | 联系 电话 微信 找到
support: support helpdesk customer_service | 客服
wifi: wifi wi_fi wireless | 无线
meet: meet meeting gather meetup | 集合 碰头 见面
beginner: beginner newbie | 新手
experience: experience | 基础 经验
start: start begin beginning | 开始 开课
guide: guide leader | 向导 领队
language: language speak talk | 语言 会说 能讲 讲 说
english: english | 英语 英文
rule: rule | 群规 规则
group: group | 群
race: race | 比赛
""".strip()
TWOFOLD = {
    "几点开": "when open",
    "营业时间": "open when",
    "集合点": "meet where",
    "会员费": "member price",
    "学生价": "student discount",
}
# Chinese questions without a mark, or with too few words to be known as one by themselves.
LOOSELY = re.compile(
    "(?:多少|什么(?:时候|地方|样)?|哪里|哪儿|几点|怎么.{1,2}|可以吗|行吗|好吗)"
    "(?:[^都也，。,.]{0,2})[呀啊呢吗]?[?？~～ ]*$"
    "|[?？]$"
)
# What is said in any question, and tells none from another.
EMPTY = frozenset(
    re.findall(
        r"\w+",
        """take takes taking a an the and or but if so of to in on at by for from with without about into up
        out off over as it its this that these those there here i me my mine we us our you your they them
        their he she his her one ones someone somebody anyone anybody everyone everybody guys all folks
        people is are am was were be been being do does did done doing have has had having can could may
        might must shall should will would what which how why who whose hi hello hey dear please thanks
        thank sorry question know knows tell explain help idea say ask asking wonder wondering need needs
        want wants like likes get gets got go goes going come comes make makes work works way ways thing
        things possible able allow allowed ok okay fine right correct best good really still already just
        also any some no not yes too very much many more most than then now today time month year day per
        use using used find give given yet near around log look try let see set new become required require
        requested request previous previously available isn aren don doesn didn won where when s t d m re ve
        ll""",
    )
)
EMPTY_HAN = frozenset(
    "的了吗呢吧啊呀嘛么是不有没在要会能可以我你您他她它们这那哪谁什怎样几多少请问大家想去来到给对把被让为从和跟与就都也还"
    "允许申版很好办弄咋啥如何道知告诉一下个人家需得该应做操作用过上些种里地方法流程求助帮忙找看"
)


def _lines() -> list[tuple[str, list[str], list[str]]]:
    parts = [line.replace("|", ":").split(":") for line in ALIKE.splitlines()]
    return [(name, english.split(), chinese.split()) for name, english, chinese in parts]


ENGLISH_WANTS = [(name, re.compile(rf"\b(?:{english})\b")) for name, (english, _) in WANTS.items()]
PHRASES = [
    (name, re.compile(rf"\b{word.replace('_', ' ')}s?\b"))
    for name, english, _ in _lines()
    for word in english
    if "_" in word
]
ENGLISH = {word: name for name, english, _ in _lines() for word in english if "_" not in word}
_HAN = (
    TWOFOLD
    | {word: name for name, (_, chinese) in WANTS.items() for word in chinese.split()}
    | {word: name for name, _, chinese in _lines() for word in chinese}
)
HAN = re.compile("|".join(sorted(map(re.escape, _HAN), key=len, reverse=True)))
HAN_MEANS = _HAN
