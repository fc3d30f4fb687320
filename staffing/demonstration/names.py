"""Names as the peoples of the district bear them; every bearer is invented."""

from staffing.demonstration.chance import Chance

ETHNICITIES = {"Kinh": 78, "Chăm": 6, "Rai": 5, "K'Ho": 4, "Hoa": 4, "Nùng": 3}

FAMILIES = {
    "Kinh": {
        "Nguyễn": 36, "Trần": 12, "Lê": 10, "Phạm": 8, "Huỳnh": 6, "Võ": 5, "Phan": 4, "Đặng": 3, "Bùi": 3, "Đỗ": 3,
        "Hồ": 3, "Ngô": 2, "Dương": 2, "Trương": 2, "Mai": 2, "Đinh": 2, "Đoàn": 1, "Lương": 1, "Tạ": 1, "Văn": 1,
    },
    "Chăm": {"Thông": 4, "Đồng": 3, "Qua": 3, "Mang": 2, "Lư": 2, "Tiền": 2, "Bá": 1, "Xích": 1},
    "Rai": {"Mang": 6, "Thông": 2, "Cao": 2, "Đào": 1},
    "K'Ho": {"K'": 1},
    "Hoa": {"Lâm": 3, "Trương": 2, "Quách": 2, "Châu": 2, "Lưu": 1, "Tăng": 1},
    "Nùng": {"Nông": 4, "Lương": 2, "Hoàng": 2, "Vi": 2, "Lý": 1, "Triệu": 1},
}  # fmt: skip
MIDDLES = {
    "male": {"Văn": 16, "Thanh": 6, "Minh": 6, "Đức": 5, "Hữu": 5, "Quốc": 5, "Ngọc": 4, "Công": 3, "Xuân": 3,
             "Đình": 3, "Tấn": 3, "Hoàng": 3, "Trung": 2, "Anh": 2, "Duy": 2, "Bá": 1},
    "female": {"Thị": 22, "Thị Mỹ": 4, "Thị Thu": 4, "Thị Kim": 4, "Thị Ngọc": 4, "Thị Thanh": 4, "Thuỳ": 2,
               "Phương": 2, "Bích": 2, "Hồng": 2},
}  # fmt: skip
GIVEN = {
    "male": ("An Bảo Bình Chiến Cường Danh Dũng Duy Đạt Điệp Đông Giang Hải Hân Hậu Hiếu Hoà Hoàng Hùng Huy Khanh Khoa "
             "Kiên Lâm Lộc Long Luân Lực Mẫn Minh Nam Nghĩa Nhân Nhựt Phong Phú Phúc Phước Quang Quân Quý Sang Sơn Tài "
             "Tâm Tân Thắng Thành Thiện Thịnh Thuận Tín Toàn Trí Trọng Trung Trường Tú Tuấn Tùng Tường Việt Vinh Vũ"),
    "female": ("Anh Ánh Châu Chi Diễm Diệu Dung Duyên Đào Giang Hà Hạnh Hằng Hiền Hoa Hoà Hồng Huệ Hương Lan Liên Linh "
               "Loan Mai My Nga Ngân Ngọc Nhung Như Phượng Quyên Tâm Thảo Thắm Thơ Thu Thuý Thuỷ Tiên Trang Trâm Trinh "
               "Tuyết Uyên Vân Vy Xuân Yến"),
}  # fmt: skip
K_HO = {
    "male": "Brèo Brể Bình Đức Hoàng Lâm Minh Nhuần Sơn Thế Tín Tuấn Vương Wân",
    "female": "Duyên Hạnh Hiền Hoa Liên Lương Nhung Thảo Thuỳ Tuyết",
}
RELIGIONS = {
    "Kinh": {"Không": 82, "Phật giáo": 8, "Công giáo": 8, "Tin Lành": 2},
    "Chăm": {"Bà-la-môn": 6, "Hồi giáo (Bà-ni)": 3, "Không": 1},
    "Rai": {"Không": 7, "Tin Lành": 3},
    "K'Ho": {"Công giáo": 4, "Tin Lành": 3, "Không": 3},
    "Hoa": {"Không": 6, "Phật giáo": 4},
    "Nùng": {"Không": 10},
}


def full_name(chance: Chance, ethnicity: str, sex: str) -> str:
    """A name in that people's manner, family name first."""
    if ethnicity == "K'Ho":
        given = chance.one_of(K_HO[sex].split())
        return f"K'{given}" if sex == "male" else f"Ka {given}"
    family = chance.weighted(FAMILIES[ethnicity])
    middle = chance.weighted(MIDDLES[sex])
    return f"{family} {middle} {chance.one_of(GIVEN[sex].split())}"
