import Casework
import Exchange
import Hummingbird

/// 4.2, 4.3: asking, deciding and disclosing.
func requestRoutes(_ inside: RouterGroup<SignedIn>, desk: LiaisonDesk, shell: Shell, uploads: UploadLimits) {
    let pages = RequestPages(desk: desk, shell: shell, uploads: uploads.within(.ofDisclosure))

    // 4.2 Writing a request, and submitting it to one's own liaison officer
    inside.get("/requests/new", use: pages.drafts)
    inside.post("/requests/new", use: pages.beginDraft)
    inside.get("/requests/new/{reference}", use: pages.tasks)
    inside.get("/requests/new/{reference}/check", use: pages.check)
    inside.post("/requests/new/{reference}/check", use: pages.submit)
    inside.get("/requests/new/{reference}/discarding", use: pages.discarding)
    inside.post("/requests/new/{reference}/discarding", use: pages.discard)
    inside.get("/requests/new/{reference}/{step}", use: pages.question)
    inside.post("/requests/new/{reference}/{step}", use: pages.keepAnswer)

    // 4.6 One request, and its record
    inside.get("/requests/{reference}", use: pages.show)
    inside.post("/requests/{reference}/change", use: pages.change)

    // 4.2, 4.3, 4.4, 4.6, 4.13 Acts of a few words: approval, sending back, withdrawal, question, answer, consent
    // withdrawal, destruction
    for act in ActPage<RequestCase>.all {
        inside.get("/requests/{reference}/\(act.part.rawValue)", use: pages.ask(act))
        inside.post("/requests/{reference}/\(act.part.rawValue)", use: pages.perform(act))
    }

    // 4.1, 4.2 Giving it to a colleague
    inside.get("/requests/{reference}/colleague", use: pages.colleague)
    inside.post("/requests/{reference}/colleague", use: pages.reassign)
    inside.get("/in-tray/left-behind", use: pages.leftBehind)
    inside.post("/in-tray/left-behind", use: pages.reassignAll)

    // 3.12, 4.3 Determining and disclosing
    inside.get("/requests/{reference}/determination", use: pages.determination(.determine))
    inside.post("/requests/{reference}/determination", use: pages.determine(.determine))
    inside.get("/requests/{reference}/another-determination", use: pages.determination(.determineAgain))
    inside.post("/requests/{reference}/another-determination", use: pages.determine(.determineAgain))
    inside.get("/requests/{reference}/decision", use: pages.decisionRecord)
    inside.get("/requests/{reference}/disclosure", use: pages.disclosure)
    inside.post("/requests/{reference}/disclosure", use: pages.disclose)

    // 4.13 The certificate of destruction
    inside.get("/requests/{reference}/certificate", use: pages.certificate)
}
