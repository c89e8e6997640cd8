"""The sentences that a refused field answers with: one grammar, reading level B1, addressing with *u*."""


def kies(ding: str) -> str:
    return f"Kies {ding}"


def te_lang(ding: str, te_veel: int, maximum: int) -> str:
    tekens = "teken" if te_veel == 1 else "tekens"
    return f"{ding} is {te_veel} {tekens} te lang. U kunt maximaal {maximum} tekens gebruiken"
