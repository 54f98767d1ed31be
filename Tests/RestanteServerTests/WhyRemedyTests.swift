import Foundation
import RestanteJSON
import Testing

@testable import RestanteServer

/// Every remedy that `restante queue why` names is a command that exists and helps.
@Suite("The remedies of queue why")
struct WhyRemedyTests {
  private func run(
    _ arguments: [String], _ data: TemporaryDirectory
  ) async throws -> (code: Int32?, output: String, errors: String) {
    let directory = try TemporaryDirectory()
    let child = try ChildProcess(
      arguments, environment: ["RESTANTE_DATA": data.path], directory: directory)
    defer { child.end() }
    let code = await child.exitCode()
    return (code, child.output, child.errors)
  }

  /// The remedy of a reason; `nil` where the reason is not given.
  private func remedy(
    _ reason: String, _ client: String, _ data: TemporaryDirectory
  ) async throws -> String? {
    let result = try await run(["queue", "why", client, "--json"], data)
    let reasons = try JSONParser().parse(result.output)["reasons"]?.arrayValue ?? []
    return reasons.first { $0["reason"] == .string(reason) }?["help"]?.stringValue
  }

  @Test("of what somebody set are commands that set it right")
  func settings() async throws {
    let data = try TemporaryDirectory()
    let server = try await ServerProcess.start(data: data)
    defer { server.child.end() }
    let client = server.demo.clientID
    for (change, reason) in [
      (["app", "set", client, "active=false"], "inactive"),
      (["app", "set", client, "blocked=true"], "blocked"),
      (["app", "set", client, "payment=required"], "not_paid"),
      (["app", "set", client, "allowed_users=1"], "users_limited"),
      (["portal", "set", "localhost", "state=stopped"], "portal_stopped"),
      (["portal", "set", "localhost", "rest=false", "rest_offline_extended=false"], "feature_off"),
      (["app", "uninstall", client], "uninstalled"),
    ] {
      let portal = change[0] == "portal" ? ["--portal", "localhost"] : []
      let changed = try await run(change, data)
      #expect(changed.code == 0, "\(changed.errors)")
      // A stopped portal's own key is refused: admin.json has the server's.
      let result = try await run(["queue", "why", client, "--json"] + portal, data)
      let reasons = try JSONParser().parse(result.output)["reasons"]?.arrayValue ?? []
      let found = try #require(reasons.first { $0["reason"] == .string(reason) }, "\(result)")
      let help = try #require(found["help"]?.stringValue)
      let start = try #require(help.firstRange(of: "restante "))
      let words = help[start.upperBound...].prefix { $0 != "," }
      let command = words.split(separator: " ").map(String.init)
      let mended = try await run(command, data)
      #expect(mended.code == 0, "\(help): \(mended.errors)")
      #expect(try await remedy(reason, client, data) == nil, "\(help)")
    }
    _ = try await run(["app", "add", "--client-id", "new", "--pending"], data)
    #expect(try await remedy("not_installed", "new", data) == "restante app install new")
    #expect(try await run(["app", "install", "new"], data).code == 0)
    #expect(try await remedy("not_installed", "new", data) == nil)
  }

  @Test("of queues and deliveries are commands, with options that they have")
  func commands() async throws {
    let data = try TemporaryDirectory()
    let server = try await ServerProcess.start(data: data)
    defer { server.child.end() }
    let client = server.demo.clientID
    _ = try await server.call("event.bind", #""event":"ONCRMDEALUPDATE","event_type":"offline""#)
    _ = try await run(["publish", "ONCRMDEALUPDATE"], data)
    _ = try await run(["publish", "OnMyOwn"], data)
    let own = try await remedy("unbound_name", client, data)
    #expect(
      own
        == "restante event-name add ONMYOWN, then event.bind event=ONMYOWN event_type=offline")
    #expect(try await run(["event-name", "add", "ONMYOWN"], data).code == 0)
    let bound = try await server.call(
      "event.bind", #""event":"ONMYOWN","event_type":"offline""#)
    #expect(bound.json["result"] == true)
    let late = try await remedy("bound_too_late", client, data)
    #expect(late == "restante publish ONMYOWN DATA")
    _ = try await server.call("event.offline.get", #""clear":0"#)
    let claimed = try #require(try await remedy("claimed", client, data))
    #expect(claimed.contains("restante queue release \(client) PROCESS-ID"))
    for (command, option) in [
      (["queue", "release"], "<process-id>"), (["queue", "redrive"], "--all"),
      (["queue", "restore"], "--all"), (["queue", "history"], "--output"),
      (["queue", "configure"], "--depth-limit"), (["queue", "configure"], "--max-attempts"),
      (["queue", "configure"], "--lease"), (["app", "install"], "<client-id>"),
      (["deliveries", "resume"], "<handler>"), (["deliveries", "redrive"], "--handler"),
      (["deliveries", "list"], "--phase"), (["doctor"], "--data"),
    ] {
      let help = try await run(command + ["--help"], data)
      #expect(help.code == 0 && help.output.contains(option), "\(command): \(help)")
    }
  }
}
