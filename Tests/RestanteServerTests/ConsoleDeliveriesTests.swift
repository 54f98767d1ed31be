import RestanteCore
import RestanteJSON
import RestanteTesting
import Testing

@testable import RestanteServer

extension ConsoleTests.Browser {
  /// Opens a page again and again until it has that many rows.
  fileprivate mutating func wait(for count: Int, at path: String) async throws {
    let deadline = ContinuousClock.now + .seconds(300)
    while try await open(path).status == 200, rows != count {
      try #require(ContinuousClock.now < deadline, "\(last.text)")
      try await Task.sleep(for: .milliseconds(20))
    }
  }
}

@Suite("Deliveries in /console")
struct ConsoleDeliveriesTests {
  private static let place = "/console/portals/localhost"

  @Test("A handler that is gone is seen, its deliveries are looked at, and it is resumed")
  func suspended() async throws {
    try await ConsoleTests.run { server in
      try await RecordingHandler.run([410]) { handler in
        let client = try await server.demoClient()
        _ = try await server.store.perform(
          BindEvent(
            portal: client.portal.id, application: client.application.id,
            event: EventName(stored: "ONCRMDEALUPDATE"),
            target: .online(handler: "\(handler.url)hook?key=secret", user: nil)))
        var browser = try await ConsoleTests.Browser(server)
        try await browser.logIn()
        try await browser.open("\(Self.place)/deliveries")
        #expect(browser.heading == "Deliveries")
        #expect(browser.rows == 0 && browser.last.text.contains("There are no such deliveries."))
        _ = try await server.publish(
          #"{"event":"ONCRMDEALUPDATE","data":{"ID":5},"user_id":1}"#)
        try await browser.wait(for: 1, at: "\(Self.place)/deliveries")
        #expect(browser.last.text.contains("it is gone (410)"))

        let delivery = try #require(try browser.link(#"<th scope="row"><a href="([^"]+)""#))
        try await browser.open(delivery)
        #expect(browser.heading == "ONCRMDEALUPDATE · 1-1")
        #expect(browser.last.text.contains("<pre>status 410\n</pre>"))
        #expect(browser.last.text.contains("hook?key=…"))
        #expect(!browser.last.text.contains("secret"))

        try await browser.open("\(Self.place)/handlers")
        #expect(browser.rows == 1 && browser.last.text.contains("Suspended"))
        try await browser.open("\(Self.place)/queues/\(server.demo.clientID)")
        #expect(browser.last.text.contains("1 handler replied with status 410."))
        let resume = try #require(try browser.link(#"href="([^"]+/resume)">Resume handler 1"#))
        let question = try await browser.ask(resume)
        #expect(question == "Resume the handler, and deliver 1 delivery?")
        try await browser.confirm(resume)
        #expect(browser.notice == "Handler 1 is tried again.")
        try await browser.wait(for: 1, at: "\(Self.place)/deliveries?phase=delivered")
        try await browser.open("\(Self.place)/audit")
        #expect(browser.last.text.contains("handler.resume"))
      }
    }
  }

  @Test("Deliveries are parked, redriven and dropped: one, a selection, all of a handler")
  func actions() async throws {
    try await ConsoleTests.run { server in
      try await RecordingHandler.run(Array(repeating: 503, count: 1_000)) { handler in
        // Nothing is tried while the handler keeps the server waiting for its next attempt.
        _ = try await server.manage(
          "POST", "outgoing-webhooks",
          ["url": .string(handler.url), "events": ["ONCRMDEALUPDATE"], "keeps_order": true],
          key: server.demo.adminKey)
        let events = (1...3).map { #"{"event":"ONCRMDEALUPDATE","data":{"ID":\#($0)}}"# }
        _ = try await server.publish("[\(events.joined(separator: ","))]")
        _ = try await handler.posts(1)
        var browser = try await ConsoleTests.Browser(server)
        try await browser.logIn()
        let list = "\(Self.place)/deliveries"

        #expect(try await browser.ask("\(list)/park?handler=1") == "Park 3 deliveries?")
        try await browser.confirm("\(list)/park")
        #expect(browser.notice == "3 deliveries parked." && browser.rows == 3)
        #expect(browser.last.text.contains(#"name="delivery-1-2""#))
        let one = "\(list)/drop?phase=parked&delivery-1-2=on"
        #expect(try await browser.ask(one) == "Drop 1 delivery?")
        try await browser.confirm(one)
        #expect(browser.notice == "1 delivery dropped for good." && browser.rows == 2)
        #expect(
          try await browser.ask("\(list)/redrive?deliveries=1-1,1-2")
            == "Take up 1 delivery again?")
        try await browser.confirm("\(list)/redrive")
        #expect(browser.notice == "1 delivery taken up again.")
        try await browser.open("\(list)?handler=1")
        let rest = try #require(try browser.link(#"href="([^"]+/redrive[^"]+)""#))
        #expect(try await browser.ask(rest) == "Take up 1 delivery again?")
        try await browser.confirm(rest)
        try await browser.open("\(list)/drop?deliveries=1-1")
        #expect(browser.last.status == 400)
        try await browser.open("\(list)/drop")
        #expect(browser.last.status == 400)
        for wrong in ["\(list)?phase=x", "\(list)/1/99", "\(Self.place)/handlers/9/resume"] {
          #expect(try await browser.open(wrong).status == 404)
        }
        try await browser.open("\(Self.place)/audit")
        for action in ["delivery.park", "delivery.redrive", "delivery.drop"] {
          #expect(browser.last.text.contains(action))
        }
      }
    }
  }
}
