import Exchange
import HTML
import HTTPTypes
import Hummingbird
import Synchronization

@testable import Web

/// Addresses that do what a test needs, behind the same entrance as every other.
func probes(_ site: Site) -> FrontDoor<RouterResponder<Visit>> {
    let router = entrance(site)
    let signIn = SignInPages(
        desk: site.signIn, directory: site.desk, shell: site.shell, cookie: site.cookie, meter: site.meter)
    router.get("/sign-in", use: signIn.show)
    router.post("/sign-in", use: signIn.create)
    let inside = router.group(context: SignedIn.self)
    inside.post("/echo") { _, context in
        site.shell.show(Page("Echo", body: "\(context.form.typed("words"))"), to: context)
    }
    inside.post("/files") { _, context in
        var heard: [String] = [context.form.typed("words")]
        while let file = try await context.upload?.nextFile() {
            var size = 0
            while let chunk = try await context.upload?.nextChunk() { size += chunk.count }
            heard.append("\(file.field) \(file.name) \(size)")
        }
        return site.shell.show(Page("Files", body: "\(heard.joined(separator: "|"))"), to: context)
    }
    inside.post("/deaf") { _, context in site.shell.show(Page("Deaf", body: "not read"), to: context) }
    inside.get("/store/{name}") { _, context -> Response in
        switch context.parameters.get("name") {
        case "full": throw StoreError.full
        case "busy": throw StoreError.busy
        case "moved": throw StoreError.caseMoved
        case "damaged": throw StoreError.damaged("/srv/records/secret.sqlite")
        case _: throw Secret(words: "Mr Smith of 3 Example Row")
        }
    }
    inside.get("/others") { _, _ -> Response in
        throw Problem.notYours("Only the liaison officer of the owner may decide.")
    }
    inside.get("/slow") { _, context in
        try await Task.sleep(for: .seconds(60))
        return site.shell.show(Page("Slow", body: "done"), to: context)
    }
    return FrontDoor(inner: router.buildResponder(), limit: site.timeLimit, uploadLimit: site.uploadTimeLimit)
}

/// An error with something personal in it.
private struct Secret: Error, CustomStringConvertible {
    let words: String
    var description: String { words }
}
