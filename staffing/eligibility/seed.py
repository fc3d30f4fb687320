"""The standards a new database starts with (contract: Eligibility), in the order of the contract's table."""

_DOAN = "Điều lệ Đoàn TNCS Hồ Chí Minh; Quy chế cán bộ Đoàn (QĐ 289-QĐ/TW ngày 08/02/2010)"
_DQTV = "Luật Dân quân tự vệ 48/2019/QH14"
_LOCAL = "Hướng dẫn thực hiện mô hình của Huyện đoàn và Ban CHQS huyện"

STANDARDS = [
    # code, post, kind, what it asks, parameters, strength, legal basis
    (
        "secretary_age",
        "secretary",
        "age",
        "Tuổi từ 18 đến hết 35",
        {"male": [18, 35], "female": [18, 35]},
        "soft",
        _DOAN,
    ),
    ("union_member", "secretary", "union_member", "Là đoàn viên", {}, "hard", _DOAN),
    ("secretary_school", "secretary", "schooling", "Trình độ văn hóa từ lớp 9 trở lên", {"least": 9}, "soft", _LOCAL),
    ("secretary_residence", "secretary", "residence", "Cư trú tại thôn, khu phố", {}, "hard", _LOCAL),
    (
        "militia_age",
        "militia",
        "age",
        "Nam từ 18 đến hết 45 tuổi, nữ từ 18 đến hết 40 tuổi",
        {"male": [18, 45], "female": [18, 40]},
        "hard",
        _DQTV + ", Điều 8",
    ),
    ("militia_health", "militia", "health", "Sức khỏe loại 1 đến loại 3", {"worst": 3}, "hard", _DQTV + ", Điều 10"),
    ("militia_residence", "militia", "residence", "Cư trú tại thôn, khu phố", {}, "hard", _DQTV),
    (
        "militia_service",
        "militia",
        "service",
        "Đã xuất ngũ hoặc dự bị động viên",
        {"accepted": ["discharged", "reserve"]},
        "soft",
        _LOCAL,
    ),
    ("party_standing", "militia", "party", "Là đảng viên", {}, "soft", _LOCAL),
]


def lay_standards(standard_model):
    """Write the seed rows, once: from the first migration, or by a test that emptied the tables."""
    standard_model.objects.bulk_create(
        standard_model(
            code=code,
            post=post,
            kind=kind,
            name=name,
            parameters=parameters,
            strength=strength,
            legal_basis=basis,
            position=position,
        )
        for position, (code, post, kind, name, parameters, strength, basis) in enumerate(STANDARDS, start=1)
    )
