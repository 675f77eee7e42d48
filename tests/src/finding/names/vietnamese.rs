//! Vietnamese names.

use super::Names;

pub(super) const NAMES: Names = Names {
    men: "An Anh Bảo Bình Chí Cường Đạt Đăng Đình Đông Đức Dũng Duy Gia Hải Hào Hiếu Hoàng Hùng Hưng Huy Khải Khang Khánh Khoa Kiên Lâm Lộc Long Lương Mạnh Minh Nam Nghĩa Nguyên Nhân Nhật Phát Phong Phú Phúc Phước Quân Quang Quốc Quý Sơn Tài Tâm Tấn Thắng Thanh Thành Thịnh Tiến Toàn Trí Trọng Trung Tuấn Tùng Việt Vinh Vũ",
    women: "Ái Anh Ánh Bích Chi Châu Cúc Đào Diễm Diệp Dung Duyên Giang Hà Hân Hạnh Hằng Hiền Hoa Hồng Huệ Hương Hường Huyền Khuê Kiều Lan Lệ Liên Linh Loan Ly Mai My Mỹ Nga Ngân Nghi Ngọc Nguyệt Nhi Nhung Oanh Phượng Phương Quỳnh Quyên Sen Tâm Thảo Thi Thoa Thơm Thu Thư Thủy Thùy Tiên Trà Trâm Trang Trinh Trúc Tú Tuyết Uyên Vân Vy Xuân Yến",
    common: "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Trịnh Đoàn Mai Đào Lâm Phùng Tô Hà Tạ Cao Châu Thái Triệu Lưu Quách Vương Tăng Thân Kiều Quan Lương Trương Tống Từ Thạch Kim Cù La Mạc Ông Bạch Chu Khổng",
    stems: "Nguyễn Trần Lê Phạm Phan Vũ Đặng Bùi Đỗ Hồ",
    endings: "_Hữu _Đức _Quang _Xuân _Thị _Văn _Đình _Duy _Bá _Công",
    parts: None,
};
