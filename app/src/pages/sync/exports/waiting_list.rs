//! The completions that wait, as they are loaded: part by part. All parts are of one list, or there is none to approve.

use domain::api::{call, exports::WaitingExportsView};

use crate::approval::Approvable;

impl Approvable for WaitingExportsView {
    type Part = call::WaitingExports;
    type Approval = call::ApproveExports;

    fn part(from: usize) -> Self::Part {
        call::WaitingExports { from: Some(from) }
    }

    fn next(&self) -> Option<usize> {
        self.next
    }

    fn waits(&self) -> bool {
        self.plan.is_some()
    }

    fn with_more(mut self, more: Self) -> Option<Self> {
        (self.plan == more.plan).then(|| {
            self.exports.extend(more.exports);
            Self { exports: self.exports, ..more }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_parts_of_one_list_follow_each_other() {
        let list: WaitingExportsView =
            serde_json::from_str(include_str!("../../../../tests/data/waiting_exports.json")).unwrap();
        let more = WaitingExportsView { next: None, ..list.clone() };
        let joined = list.clone().with_more(more.clone()).unwrap();
        assert_eq!((joined.exports.len(), joined.next), (2 * list.exports.len(), None));
        assert_eq!(list.with_more(WaitingExportsView { plan: None, ..more }), None);
    }
}
