"""What Chinese and English write beside a number when it measures something: one list of each kind a language.

Both are held to the same: what is in one list has its equal in the other. A number of one of these kinds is a quantity,
which is a fact and never typed; how it is read is `magnitudes`', what may be typed all the same is said here too.
Alternatives of a regular expression, the longer before the shorter where one begins the other.
"""

from __future__ import annotations

MONEY = {
    "zh": "美元|美金|块钱|欧元|英镑|日元|港元|港币|新台币|台币|人民币|韩元|卢比|卢布|瑞士法郎",
    "en": r"(?:(?<![,;] )u\.?s\.? )?dollars?|euros?|yuan|renminbi|yen|pounds?(?: sterling)?|rupees?|francs?",
}
SCALES = {
    "zh": "[万萬亿億]",
    "en": "million|billion|trillion|quadrillion|mn|mln|bn|bln|tn|trn",
}
SHARES = {
    "zh": "成|个百分点",
    "en": "percents?|per[- ]cent|per mille|percentage[- ]points?|basis[- ]points?|pct|pp|bps?",
}
MULTIPLES = {
    "zh": "倍",
    "en": "(?:times|fold)(?= (?:as|the|its|that|what|more|larger|higher|bigger|faster)\\b)",
}
# What is counted: beside number words up to ten it is prose in any language (三座城市, three cities).
COUNTED = {
    "zh": "枚|颗|块(?!钱)|天|家|名|款|项|座|笔|人|台|次|条|件|份|辆|个(?!百分点)|周|小时|分钟|秒|岁"
    r"|(?<!1[89]\d\d)(?<!20\d\d)年(?!代)",
    "en": "chips?|days?|companies|company|firms?|people|employees|developers|workers|models?|items?|sites?|deals?"
    "|units?|times|cases?|cars?|years?(?:-old)?|months?|weeks?|hours?|minutes?|seconds?|shops?|stores?|plants?|customers?"
    "|cards?|GPUs?|CPUs?|accelerators?|servers?|racks?|wafers?",
}
# Units that no number word stands beside in prose; letters as in the SI brochure and IEC 80000-13.
UNITS = {
    "zh": "平方毫米|平方米|平方公里|毫米|厘米|纳米|微米|公里|米|公斤|千克|吨|千瓦时|千瓦|兆瓦|吉瓦|瓦",
    "en": "square millimetres?|square metres?|millimetres?|centimetres?|nanometres?|kilometres?|metres?|kilograms?"
    "|tonnes?|tons|kilowatt[- ]hours?|kilowatts?|megawatts?|gigawatts?|watts?",
}
SYMBOLS = "[KMGTPE]B|[KMGT]?bit/s|[KMGTP]bps|[GTPE]FLOPS|TOPS|[kMG]Wh?|[kMG]Hz|[nµμmck]m[²2³]?|kg|W"
# Parts and multiples that are said without any number.
SAID_OUTRIGHT = {
    "zh": "一半|半数(?!以上)|翻了?[一两三四]?番|翻了?[一两三四]?倍|倍增|减半",
    "en": r"(?<!first )(?<!second )(?<!other )(?<!latter )(?<!last )(?<!this )(?<!next )(?<!earlier )(?<!later )"
    r"half (?:of|the|its|their|his|her|that|all)"
    r"|(?<!first )(?<!last )(?<!next )(?<!past )(?:a|one|two|three|four)[- ](?:third|quarter|fifth|tenth)s?(?= of)"
    r"|two[- ]thirds"
    r"|(?:half )?an? (?:hundred |thousand )?(?:million|billion|trillion)"
    r"|(?:twice|double|thrice) (?:as|the|its|their|that|what)|(?:doubl|tripl|quadrupl|halv)(?:ed|ing)",
}
# What stands before a number that orders or estimates: 第二款, 数十亿美元, 上百家, 成百上千.
NOT_BEFORE = "第数几上成"
