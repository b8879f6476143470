import Casework
import Exchange
import Hummingbird

/// 4.3: what was disclosed, and what follows each copy.
func disclosureRoutes(_ inside: RouterGroup<SignedIn>, desk: LiaisonDesk, shell: Shell, uploads: UploadLimits) {
    let pages = DisclosurePages(desk: desk, shell: shell, uploads: uploads.within(.ofDisclosure))

    // 3.12, 4.3 Giving information without being asked
    inside.get("/disclosures/new", use: pages.drafts)
    inside.post("/disclosures/new", use: pages.beginDraft)
    inside.get("/disclosures/new/{reference}", use: pages.resume)
    inside.get("/disclosures/new/{reference}/check", use: pages.check)
    inside.post("/disclosures/new/{reference}/check", use: pages.send)
    inside.get("/disclosures/new/{reference}/discarding", use: pages.discarding)
    inside.post("/disclosures/new/{reference}/discarding", use: pages.discard)
    inside.get("/disclosures/new/{reference}/{step}", use: pages.question)
    inside.post("/disclosures/new/{reference}/{step}", use: pages.keepAnswer)

    // 4.6 One disclosure, and its record
    inside.get("/disclosures/{reference}", use: pages.show)

    // 4.2, 4.4, 4.12, 4.13 Acts of a few words: accepting, declining, receipt, keeping, consent, destroying
    for act in ActPage<DisclosureCase>.all {
        inside.get("/disclosures/{reference}/\(act.part.rawValue)", use: pages.ask(act))
        inside.post("/disclosures/{reference}/\(act.part.rawValue)", use: pages.perform(act))
    }

    // 4.7, 4.10 Reading, and who may
    inside.get("/disclosures/{reference}/reading", use: pages.cover)
    inside.post("/disclosures/{reference}/reading", use: pages.read)
    inside.post("/disclosures/{reference}/files/{file}", use: pages.takeFile)
    inside.get("/disclosures/{reference}/readers", use: pages.readers)
    inside.post("/disclosures/{reference}/readers", use: pages.nameReader)
    inside.post("/disclosures/{reference}/readers/removal", use: pages.removeReader)

    // 4.13 The certificates of destruction
    inside.get("/disclosures/{reference}/certificate", use: pages.certificates)
}
