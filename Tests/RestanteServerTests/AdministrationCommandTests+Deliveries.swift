import Foundation
import RestanteJSON
import Testing

@testable import RestanteServer

extension AdministrationCommandTests.Shell {
  /// Publishes an event of user 1 with a number as its data.
  fileprivate func publish(_ number: Int) async throws {
    let answer = try await server.client.post(
      "/v1/events", #"{"event":"ONCRMDEALUPDATE","data":\#(number),"user_id":1}"#,
      key: server.demo.publishKey)
    #expect(answer.json["deliveries"]?.intValue ?? 0 > 0)
  }

  /// Waits until as many deliveries are in a phase.
  fileprivate func wait(for count: Int, _ phase: String) async throws {
    let deadline = ContinuousClock.now + .seconds(300)
    while true {
      let answer = try await server.client.get(
        "/v1/deliveries?phase=\(phase)", key: server.demo.adminKey)
      if answer.json["deliveries"]?.arrayValue?.count == count { return }
      try #require(ContinuousClock.now < deadline, "\(answer.text)")
      try await Task.sleep(for: .milliseconds(50))
    }
  }
}

extension AdministrationCommandTests {
  @Test("An outgoing webhook is added, listed, rotated and removed")
  func outgoingWebhooks() async throws {
    try await withShell { shell in
      let added = try await shell.json(
        "outgoing-webhook", "add", "https://user:pass@w.example/in?key=k", "OnCrmDealUpdate",
        "ONTASKADD", "--label", "crm", "--keep-order")
      #expect(added["id"] == 1)
      let secret = try #require(added["signing_secret"]?.stringValue)
      #expect(secret.hasPrefix("whsec_") && added["application_token"] != nil)
      let list = try await shell.run("outgoing-webhook", "list")
      let lines = list.split(separator: "\n")
      #expect(lines.count == 2 && lines[0].hasPrefix("ID  URL"))
      #expect(lines[1].contains("https://w.example/in?key=…  ONCRMDEALUPDATE,ONTASKADD  crm"))
      #expect(!list.contains("pass") && !list.contains(secret))
      let rotated = try await shell.json("outgoing-webhook", "rotate", "1", "--overlap", "60")
      #expect(rotated["signing_secret"] != added["signing_secret"])
      #expect(rotated["previous_secret_until"]?.intValue != nil)
      #expect(try await shell.run("outgoing-webhook", "remove", "1") == "removed: 1\n")
      let gone = try await shell.run("outgoing-webhook", "remove", "1", code: 1)
      #expect(gone.contains("no outgoing webhook with this number"))
      let wrong = try await shell.run(
        "outgoing-webhook", "add", "https://localhost/", "ONTASKADD", code: 1)
      #expect(wrong.contains("host name contains a dot"))
      let audit = try await shell.run("audit")
      #expect(audit.contains("outgoing_webhook.add") && !audit.contains("pass"))
    }
  }

  @Test("Deliveries are listed, shown, parked, redriven and dropped, and handlers resumed")
  func deliveries() async throws {
    try await withShell { shell in
      // The first reply suspends the handler, the others succeed.
      try await RecordingHandler.run([410]) { handler in
        _ = try await shell.server.call(
          "event.bind",
          #""event":"ONCRMDEALUPDATE","handler":"\#(handler.url)hook?key=secret""#)
        try await shell.publish(1)
        try await shell.wait(for: 1, "parked")
        try await shell.publish(2)
        let handlers = try await shell.run("deliveries", "handlers")
        let row = try #require(handlers.split(separator: "\n").last)
        #expect(handlers.hasPrefix("ID  CLIENT ID"))
        #expect(row.contains("\(handler.url)hook?key=…  suspended"))
        let own = try await shell.json(
          "deliveries", "handlers", "--app", shell.server.demo.clientID)
        #expect(own.arrayValue?.count == 1 && own.arrayValue?[0]["parked"] == 2)

        let list = try await shell.run("deliveries", "list")
        #expect(list.hasPrefix("DELIVERY  EVENT"))
        #expect(list.contains(#/\n1/1 +ONCRMDEALUPDATE +1 +gone +20\S+Z /#))
        #expect(list.contains(#/\n1/2 +ONCRMDEALUPDATE +0 +suspended +20\S+Z /#))
        let page = try await shell.run("deliveries", "list", "--handler", "1", "--limit", "1")
        let next = try #require(page.firstMatch(of: /There are more: --after (\S+)\n/))
        let rest = try await shell.run(
          "deliveries", "list", "--handler", "1", "--after", String(next.1))
        #expect(rest.contains("1/2 ") && !rest.contains("1/1 "))

        let shown = try await shell.run("deliveries", "show", "1/1")
        #expect(shown.contains("phase: parked\nreason: gone\n") && shown.contains("\ndata: 1\n"))
        #expect(shown.contains(/\nattempt 1: at 20\S+Z, status 410 after [0-9]+ ms: status 410/))

        let why = try await shell.run("queue", "why", shell.server.demo.clientID)
        #expect(why.contains("1. handler_suspended: 1 handler replied with status 410"))
        #expect(why.contains("2 parked; parked since 20") && why.contains("last status 410"))
        #expect(why.contains("Try: restante deliveries resume 1,"))

        let resumed = try await shell.run("deliveries", "resume", "1")
        #expect(resumed.contains("suspended_since: -\n"))
        try await shell.wait(for: 2, "delivered")
        #expect(try await handler.posts(3).map { $0.field("data") } == ["1", "1", "2"])
      }
    }
  }

  @Test("Named deliveries and all of a handler are parked, redriven and dropped")
  func deliveryChanges() async throws {
    try await withShell { shell in
      // Nothing is tried while the handler keeps the server waiting for its next attempt.
      try await RecordingHandler.run(Array(repeating: 503, count: 1_000)) { handler in
        _ = try await shell.json(
          "outgoing-webhook", "add", handler.url, "ONCRMDEALUPDATE", "--keep-order")
        for number in 1...3 { try await shell.publish(number) }
        _ = try await handler.posts(1)
        #expect(try await shell.json("deliveries", "park", "--handler", "1")["parked"] == 3)
        #expect(try await shell.run("deliveries", "drop", "1/2", "1/9") == "dropped: 1\n")
        #expect(try await shell.run("deliveries", "redrive", "1/1") == "redriven: 1\n")
        #expect(try await shell.run("deliveries", "redrive", "--handler", "1") == "redriven: 1\n")
        #expect(try await shell.run("deliveries", "list") == Self.header)
        #expect(try await shell.run("deliveries", "park", "--handler", "1") == "parked: 2\n")
        #expect(try await shell.run("deliveries", "drop", "--handler", "1") == "dropped: 2\n")
      }
    }
  }

  private static let header =
    "DELIVERY  EVENT  ATTEMPTS  REASON  HAPPENED AT  FAILED AT  RETRY AT  SINCE\n"

  @Test("Which deliveries are meant must be said, and what is unknown is named")
  func deliveryRefusals() async throws {
    try await withShell { shell in
      for verb in ["park", "redrive", "drop"] {
        let none = try await shell.run("deliveries", verb, code: 64)
        #expect(none.contains("HANDLER/ID"))
        let both = try await shell.run("deliveries", verb, "1/1", "--handler", "1", code: 64)
        #expect(both.contains("HANDLER/ID"))
        let wrong = try await shell.run("deliveries", verb, "1-1", code: 64)
        #expect(wrong.contains("1-1"))
        let unknown = try await shell.run("deliveries", verb, "--handler", "7", code: 1)
        #expect(unknown.contains("no handler with this number"))
      }
      let gone = try await shell.run("deliveries", "show", "7/1", code: 1)
      #expect(gone.contains("no such delivery"))
      let resumed = try await shell.run("deliveries", "resume", "7", code: 1)
      #expect(resumed.contains("no handler with this number"))
      let phase = try await shell.run("deliveries", "list", "--phase", "failed", code: 1)
      #expect(phase.contains("waiting, retrying, delivered, parked"))
    }
  }
}
