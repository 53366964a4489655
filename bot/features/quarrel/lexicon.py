"""Words that hurt when aimed at somebody, second persons, laughter; words worth a look by kind of group. No rules."""

import re

YOU = frozenset(
    re.findall(
        r"\w+",
        """you your youre yours yourself u ur ya yall youve youd
        ты тебя тебе твой твоя твое твои твою тобой твоего вы вас вам ваш ваша ваши вами сам сама""",
    )
)
YOU_HAN = re.compile(r"[你妳]|楼上")

# Whole words, without case.
INSULTS = frozenset(
    re.findall(
        r"\w+",
        """idiot idiots idiotic moron morons moronic imbecile cretin retard retarded stupid dumb dumbass dumbest
        fool foolish clown loser losers pathetic jerk jerks asshole assholes arsehole bastard bastards
        bitch bitches bullshit crap creep dickhead douche douchebag dipshit shithead fuck fucking fucker
        fuckers motherfucker wanker twat prick cunt pig liar liars coward scum scumbag trash
        garbage worthless useless brainless clueless ignorant disgusting weirdo freak psycho lunatic
        troll hypocrite nonsense shit stfu gtfo fuckoff идиот идиота идиоты идиотка дурак дура
        дураки дурень дебил дебилы дебилка тупой тупая тупые тупица тупишь кретин придурок придурки урод
        уроды мразь тварь сволочь скотина козел козёл баран осел осёл клоун лох лохи лузер ничтожество
        позорище гнида падла ублюдок чмо сука суки блядь хуй хуйня пиздец пиздишь ебанутый долбоеб
        долбоёб мудак мудаки гандон заткнись отвали проваливай врешь врёшь лжец врун брехло трепло бред
        чушь""",
    )
)
PHRASES = re.compile(
    r"\b(?:screw you|shut (?:up|it|your)|piss off|get lost|go to hell|drop dead|no brain|"
    r"what is wrong with you|whats wrong with you|grow up|"
    r"nobody asked you|kiss my|full of it|пошел (?:ты|вон|на)|пошёл (?:ты|вон|на)|иди (?:на|в жопу|к черту)|закрой рот|"
    r"рот закрой|да пошел|да пошёл)\b"
)
INSULTS_HAN = re.compile(
    r"傻[逼比叉x瓜冒子屌吊]|煞笔|沙比|[sS][bB](?![a-zA-Z])|脑残|弱智|智障|白痴|蠢[货猪蛋才]|真蠢|太蠢|神经病|有病|"
    r"脑子(?:有病|进水|呢)|没脑子|"
    r"废物|垃圾(?:人|东西|货)?|人渣|败类|贱[人货]|真贱|不要脸|臭不要脸|厚颜无耻|无耻|恶心(?:人|的人|死)?|"
    r"(?<![打翻摇])滚(?:蛋|开|犊子|远点|出去|吧)?(?![动来烫石滚筒轮雪])|"
    r"闭嘴|住口|放屁|胡说八道|胡扯|瞎扯|扯淡|他妈|你妈|妈的|尼玛|草泥马|[操艹日]你|去死|找死|欠揍|欠骂|混蛋|王八蛋|狗东西|狗屁|"
    r"骗子|杠精|喷子|键盘侠|戏精|装[逼x]|丢人现眼|丢人|小人|懦夫|怂货|怂包|算什么东西|什么东西|算老几|要点脸|懂个[屁什]|眼瞎|瞎了|吃错药"
)
LAUGH = re.compile(
    r"[😂🤣😄😅😆😁😜😝😉]|\b(?:lol|lmao|rofl|haha\w*|hehe\w*|jk|xd|ха(?:ха)+\w*|ахах\w*|лол|ржу)\b|"
    r"[哈嘿嘻]{2,}|hhh|笑死|开玩笑|doge"
)
LOUD = re.compile(r"[!！]{2,}|[?？][!！]|[!！][?？]|[?？]{3,}")

# What admins want to hear of, by kind of group; a chat adds its own.
TRUST = ("scam", "scammer", "scammed", "fraud", "骗子", "诈骗", "被骗", "мошенник", "мошенники", "развод")
WATCHED: dict[str, tuple[str, ...]] = {
    "off": (),
    "hobby": TRUST,
    "course": (*TRUST, "refund", "money back", "退费", "退款", "退课", "投诉", "возврат"),
    "product": (
        *TRUST, "refund", "chargeback", "complaint", "money back", "lawyer", "退款", "退货", "投诉", "维权", "差评",
        "举报", "возврат", "жалоба",
    ),
    "sellers": (
        *TRUST, "refund", "fake", "counterfeit", "complaint", "退款", "假货", "投诉", "维权", "不发货", "возврат",
        "подделка",
    ),
}  # fmt: skip
