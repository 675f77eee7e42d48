//! Certificates: fetched from the learning platform at once, since links to them live ten minutes, and uploaded.

use base16ct::lower::encode_string;
use domain::{
    employee::EmployeeId,
    export::{
        certificate::{CATEGORY, file_name, is_pdf, sha256},
        entry::{Certificate, ExportFault, Look, RemoteId, Step},
    },
    provider::{
        ProviderFailure, Right,
        bamboohr::{files::Folder, upload::Upload},
    },
    text::name_key,
};

use super::{
    bounds::Halt,
    records::day,
    writing::{Seen, Tools, employee_of},
};
use crate::{
    organisation::Organisation,
    planted::{self, Planted},
    platform::Platform,
    store::exports::Export,
    upstream::{bamboohr::Uploaded, ispring::Fetched},
};

/// So many people in a row whose files the key may not write mean that it may write nobody's: rights are given by
/// employee, but nobody is asked for each of thousands in vain.
pub(crate) const REFUSALS_IN_ALL: u32 = 5;

/// The key may write no files.
pub(crate) const FILES_REFUSED: ProviderFailure = ProviderFailure::NoRight { right: Right::Files };

impl<P: Platform> Organisation<'_, P> {
    /// Uploads the certificates of one person's completions. A key that may not is counted.
    pub(crate) async fn write_files(&self, exports: &mut [Export], tools: &Tools<'_, P>) -> Result<(), Halt> {
        let outcome = self.upload_missing(exports, tools).await;
        if matches!(&outcome, Err(Halt::Failure(failure)) if *failure == FILES_REFUSED) {
            tools.file_refusals.set(tools.file_refusals.get() + 1);
        }
        outcome
    }

    async fn upload_missing(&self, exports: &mut [Export], tools: &Tools<'_, P>) -> Result<(), Halt> {
        let Some(employee) = employee_of(exports, Step::File) else { return Ok(()) };
        let Some(mut seen) = self.look_at_files(&employee, tools).await? else {
            return self.refuse(exports, ExportFault::EmployeeGone);
        };
        for export in exports.iter_mut().filter(|export| export.entry.employee.as_ref() == Some(&employee)) {
            // A file follows its record.
            let is_due = export.entry.next() == Step::File;
            if is_due && tools.stops(self.now()) {
                return Ok(());
            }
            let lacks_category = is_due && category(&seen.what).is_none();
            if lacks_category {
                tools.ends.bamboohr.create_file_category(CATEGORY).await?;
            }
            if lacks_category || seen.is_too_old_for(export, self.now()) {
                match self.look_at_files(&employee, tools).await? {
                    Some(again) => seen = again,
                    None => return self.refuse(exports, ExportFault::EmployeeGone),
                }
            }
            // A key that does not see the category sees none of its files: that says nothing of them.
            let Some(folder) = category(&seen.what) else {
                if is_due {
                    return Err(FILES_REFUSED.into());
                }
                continue;
            };
            let before = export.entry.clone();
            let mut files = seen.what.iter().flat_map(|folder| &folder.files);
            let found = files.find(|(id, name)| export.entry.is_file(*id, name, &export.reference));
            let found = found.filter(|_| !(is_due && planted::is(Planted::FileNotLookedFor)));
            if export.entry.note_file_look(found.map(|(id, _)| *id), seen.at) == Look::Leave {
                if export.entry != before {
                    self.store.put_exports([&*export])?;
                }
            } else if is_due {
                seen.is_fresh = false;
                self.upload(export, &employee, folder, tools).await?;
            }
        }
        Ok(())
    }

    /// Looks at somebody's files, unless nobody has this id.
    async fn look_at_files(
        &self,
        employee: &EmployeeId,
        tools: &Tools<'_, P>,
    ) -> Result<Option<Seen<Vec<Folder>>>, Halt> {
        let at = self.now();
        let folders = tools.ends.bamboohr.folders(employee).await?;
        Ok(folders.map(|what| Seen { at, what, is_fresh: true }))
    }

    /// Fetches a certificate and uploads it. That a request is about to be sent is stored before it is.
    async fn upload(
        &self,
        export: &mut Export,
        employee: &EmployeeId,
        folder: RemoteId,
        tools: &Tools<'_, P>,
    ) -> Result<(), Halt> {
        let Certificate::Issued { id, .. } = export.entry.certificate.clone() else { return Ok(()) };
        let pdf = match tools.ends.ispring.certificate(&id).await? {
            Fetched::Pdf(pdf) if is_pdf(&pdf) => pdf,
            Fetched::Pdf(_) | Fetched::Gone => return self.refuse_one(export, ExportFault::CertificateGone),
            Fetched::TooLarge => return self.refuse_one(export, ExportFault::CertificateTooLarge),
        };
        let turn = tools.ends.bamboohr.turn().await;
        export.entry.note_file_sent(sha256(&pdf), self.now());
        self.store.put_exports([&*export])?;
        let course = &export.entry.completion.title;
        let name = file_name(course, day(export, tools), &export.reference);
        let boundary = encode_string(&self.random::<16>()?);
        let upload = Upload { name: &name, folder, share: tools.certificates, pdf: &pdf };
        match tools.ends.bamboohr.upload(turn, employee, &upload, &boundary).await? {
            Uploaded::File(id) => {
                tools.files.set(tools.files.get() + 1);
                tools.file_refusals.set(0);
                // Without its id it is found by its name, the next time it is looked for.
                if let Some(id) = id {
                    export.entry.note_file_written(id);
                }
                Ok(self.store.put_exports([&*export])?)
            }
            // Somebody has deleted the category in between: it is created again.
            Uploaded::FolderGone => Err(ProviderFailure::Unavailable { retry_after_seconds: None }.into()),
            Uploaded::EmployeeGone => self.refuse_one(export, ExportFault::EmployeeGone),
            Uploaded::Refused => self.refuse_one(export, ExportFault::FileRefused),
            Uploaded::TooLarge => self.refuse_one(export, ExportFault::CertificateTooLarge),
        }
    }

    fn refuse_one(&self, export: &mut Export, fault: ExportFault) -> Result<(), Halt> {
        self.refuse(std::slice::from_mut(export), fault)
    }
}

/// The category for certificates, if the employee's files have it.
pub(crate) fn category(folders: &[Folder]) -> Option<RemoteId> {
    let found = folders.iter().find(|folder| name_key(&folder.name) == name_key(CATEGORY));
    found.map(|folder| folder.id)
}
