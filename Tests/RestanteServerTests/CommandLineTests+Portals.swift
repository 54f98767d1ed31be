import Foundation
import RestanteJSON
import Testing

@testable import RestanteServer

extension CommandLineTests {
  @Test("A wrong portal is answered with the right ones, but only to who may see them all")
  func wrongPortals() async throws {
    let data = try TemporaryDirectory()
    let server = try await ServerProcess.start(data: data)
    defer { server.child.end() }
    let here = ["--data", data.path]
    let added = try await run(["portal", "add", "acme.example", "--json"] + here)
    let acme = try JSONParser().parse(added.output)
    let acmeKey = try #require(acme["admin_key"]?.stringValue)
    for command in [
      ["portal", "set", "nosuch", "mode=safe"], ["portal", "show", "nosuch"],
      ["queue", "peek", server.demo.clientID, "--portal", "nosuch"],
      ["publish", "ONCRMDEALADD", "--portal", "nosuch"], ["user", "list", "--portal", "nosuch"],
      ["queue", "list", "--portal", "nosuch"], ["app", "list", "--portal", "nosuch"],
    ] {
      let wrong = try await run(command + here)
      #expect(wrong.code == 1)
      #expect(
        wrong.errors.contains(
          "There is no portal `nosuch`. Portals: localhost, acme.example."), "\(wrong.errors)")
    }
    let near = try await run(["queue", "list", "--portal", "acme.exmaple"] + here)
    #expect(near.errors.contains("Did you mean `acme.example`?"))
    let unnamed = try await run(["user", "list"] + here)
    #expect(unnamed.code == 64)
    #expect(unnamed.errors.contains("name one with --portal: localhost, acme.example."))
    let foreign = try await run(
      ["queue", "list", "--portal", "nosuch", "--url", server.demo.baseURL],
      environment: ["RESTANTE_KEY": acmeKey])
    #expect(foreign.code == 1)
    #expect(foreign.errors.contains("The key belongs to another portal"))
    #expect(!foreign.errors.contains("localhost,"))
  }

  @Test("queue and publish work on a server without a demo portal, and on the portal that is named")
  func portalOfServer() async throws {
    let data = try TemporaryDirectory()
    let server = try await ServerProcess.start(data: data)
    defer { server.child.end() }
    let here = ["--data", data.path]
    _ = try await run(["portal", "add", "acme.example"] + here)
    let named = here + ["--portal", "acme.example"]
    _ = try await run(["app", "add", "--client-id", "acme"] + named)
    let published = try await run(["publish", "ONCRMDEALADD"] + named)
    #expect(published.output == "accepted 1, queued 0, deliveries 0, suppressed 0\n")
    #expect(
      published.errors.hasSuffix("restante event-name add ONCRMDEALADD --portal acme.example\n"))
    let why = try await run(["queue", "why", "acme"] + named)
    #expect(why.output.contains("- ONCRMDEALADD: 1,"), "\(why)")
    let other = try await run(["queue", "why", "acme"] + here)
    #expect(other.code == 1 && other.errors.contains("no application with this client id"))

    // As on a server that never had a demo portal.
    try FileManager.default.removeItem(atPath: data.path + "/demo.json")
    let several = try await run(["queue", "list"] + here)
    #expect(several.code == 64)
    #expect(several.errors.contains("name one with --portal: localhost, acme.example."))
    _ = try await run(["portal", "erase", "localhost", "--yes"] + here)
    let only = try await run(["queue", "why", "acme"] + here)
    #expect(only.code == 0 && only.output.contains("- ONCRMDEALADD: 1,"), "\(only)")
    let again = try await run(["publish", "ONCRMDEALADD"] + here)
    #expect(again.output == "accepted 1, queued 0, deliveries 0, suppressed 0\n")
  }

  @Test("A key that may look is enough for every command that only looks, and none is recorded")
  func looking() async throws {
    let data = try TemporaryDirectory()
    let server = try await ServerProcess.start(data: data)
    defer { server.child.end() }
    let here = ["--data", data.path]
    let added = try await run(["key", "add", "read", "--json"] + here)
    let key = try #require(try JSONParser().parse(added.output)["key"]?.stringValue)
    let before = try await run(["audit", "--json"] + here).output
    let client = server.demo.clientID
    for command in [
      ["portal", "list"], ["portal", "show", "localhost"], ["app", "list"],
      ["app", "show", client], ["user", "list"], ["webhook", "list"], ["outgoing-webhook", "list"],
      ["door", "list"], ["key", "list"], ["event-name", "list"], ["token", "list", client],
      ["audit"], ["queue", "list"], ["queue", "peek", client], ["queue", "why", client],
      ["queue", "dead", client], ["queue", "history", client], ["queue", "configure", client],
      ["deliveries", "handlers"], ["deliveries", "list"],
    ] {
      let shown = try await run(
        command + ["--url", server.demo.baseURL], environment: ["RESTANTE_KEY": key])
      #expect(shown.code == 0, "\(command): \(shown.errors)")
    }
    let after = try await run(["audit", "--json"] + here).output
    #expect(after == before)
  }
}
