import Casework
import Exchange
import Hummingbird

/// 4.5, 6.5: disclosure in meetings.
func meetingRoutes(_ inside: RouterGroup<SignedIn>, desk: LiaisonDesk, shell: Shell, uploads: UploadLimits) {
    let pages = MeetingPages(desk: desk, shell: shell)
    inside.get("/meetings", use: pages.meetings)
    inside.get("/meetings/new", use: pages.plan)
    inside.post("/meetings/new", use: pages.create)
    inside.get("/meetings/{reference}", use: pages.show)

    // While it is held
    inside.post("/meetings/{reference}/opening", use: pages.open)
    inside.get("/meetings/{reference}/room", use: pages.room)
    inside.post("/meetings/{reference}/room", use: pages.work)

    // Afterwards
    inside.post("/meetings/{reference}/note", use: pages.addToNote)
    inside.post("/meetings/{reference}/actions", use: pages.completeAction)
    for act in ActPage<MeetingCase>.all {
        inside.get("/meetings/{reference}/\(act.part.rawValue)", use: pages.ask(act))
        inside.post("/meetings/{reference}/\(act.part.rawValue)", use: pages.perform(act))
    }

    // To print
    inside.get("/meetings/{reference}/agenda", use: pages.agenda)
    inside.get("/meetings/{reference}/attendance-sheet", use: pages.attendanceSheet)
    inside.get("/meetings/{reference}/minutes", use: pages.minutes)

    // 3.12, 4.5 The owner confirms what was shared at a meeting
    let disclosures = DisclosurePages(desk: desk, shell: shell, uploads: uploads)
    inside.get("/disclosures/{reference}/ratification", use: disclosures.ratification)
    inside.post("/disclosures/{reference}/ratification", use: disclosures.ratify)
}
