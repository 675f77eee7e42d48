//! How large the parts of a drawing are.

/// How large the parts of a drawing are, in its unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Measures {
    /// The width of a box.
    pub width: u32,
    /// The height of a box.
    pub height: u32,
    /// Between boxes that stand beside each other, or are stacked.
    pub gap: u32,
    /// Between the box of a manager and those of their reports.
    pub level_gap: u32,
}

impl Measures {
    /// From one box to the next beside it.
    pub(super) fn across(self) -> u32 {
        self.width.saturating_add(self.gap)
    }

    /// From one box to the next that is stacked below it.
    pub(super) fn down(self) -> u32 {
        self.height.saturating_add(self.gap)
    }

    /// From one box to those of the reports.
    pub(super) fn level(self) -> u32 {
        self.height.saturating_add(self.level_gap)
    }

    /// How many of so many boxes are stacked in one column, so that all columns together are no higher than wide.
    pub(super) fn rows(self, boxes: usize) -> usize {
        let long = |boxes: usize, each: u32| u32::try_from(boxes).unwrap_or(u32::MAX).saturating_mul(each);
        let rows = |columns: usize| boxes.div_ceil(columns);
        let is_wide = |columns: &usize| long(*columns, self.across()) >= long(rows(*columns), self.down());
        (1..=boxes).find(is_wide).map_or(1, rows)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_together_no_higher_than_wide() {
        let measures = |width: u32, height: u32| Measures { width, height, gap: 20, level_gap: 0 };
        for (measures, boxes, rows) in [
            (measures(220, 60), 1, 1),
            (measures(220, 60), 7, 4),
            (measures(220, 60), 1000, 53),
            (measures(60, 60), 100, 10),
            (measures(0, u32::MAX), 30, 1),
            (measures(u32::MAX, 0), 30, 30),
            (measures(60, 60), 0, 1),
        ] {
            assert_eq!(measures.rows(boxes), rows, "{measures:?} {boxes}");
        }
    }
}
