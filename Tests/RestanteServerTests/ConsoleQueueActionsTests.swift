import RestanteCore
import RestanteJSON
import RestanteREST
import RestanteTesting
import Testing

@testable import RestanteServer

@Suite("Actions on queues in /console")
struct ConsoleQueueActionsTests {
  @Test("Dead letters are redriven: a selection, one reason's, all; each asked about and audited")
  func redrive() async throws {
    try await ConsoleQueue.run { queue in
      var browser = try await queue.visitor()
      try await queue.publish(1...6)
      try await queue.fail(3, "no <stock>")
      try await queue.fail(2, nil)
      #expect(try await queue.figures() == [1, 0, 5])

      try await browser.open("\(queue.path)?state=dead")
      #expect(browser.rows == 5 && browser.last.text.contains(#"name="event-1""#))
      let named = "\(queue.path)/redrive?connector=&state=dead&event-1=on&event-6=on"
      // The last event is still pending: it is not counted.
      #expect(try await browser.ask(named) == "Redrive 1 dead letter?")
      #expect(try await queue.figures() == [1, 0, 5])
      try await browser.confirm(named)
      #expect(browser.notice == "1 event redriven.")
      #expect(try await queue.figures() == [2, 0, 4])

      try await browser.open("\(queue.path)/reasons")
      #expect(browser.rows == 2 && browser.last.text.contains("no &lt;stock&gt;"))
      let group = try #require(try browser.link(#"stock&gt;</th>.*?href="([^"]+redrive[^"]+)""#))
      #expect(try await browser.ask(group) == "Redrive 2 dead letters?")
      // What fails for the same reason after the question is not meant.
      queue.server.clock.advance(seconds: 5)
      try await queue.fail(1, "no <stock>")
      try await browser.confirm(group)
      #expect(browser.notice == "2 events redriven.")
      #expect(try await queue.figures() == [3, 0, 3])

      #expect(
        try await browser.ask("\(queue.path)/redrive?scope=all") == "Redrive 3 dead letters?")
      try await browser.confirm("\(queue.path)/redrive")
      #expect(browser.notice == "3 events redriven.")
      #expect(try await queue.figures() == [6, 0, 0])
      #expect(try await queue.audit() == ["queue.redrive 1", "queue.redrive 2", "queue.redrive 3"])
      try await browser.open("\(queue.path)/redrive?scope=all")
      #expect(browser.last.status == 400)
      #expect(browser.last.text.contains("There is nothing left to do"))
    }
  }

  @Test("Nothing that was forgotten means all")
  func nothingSelected() async throws {
    try await ConsoleQueue.run { queue in
      var browser = try await queue.visitor()
      try await queue.publish(1...2)
      try await queue.fail(1, "x")
      for verb in ["redrive", "drop", "purge", "restore"] {
        try await browser.open("\(queue.path)/\(verb)?state=dead&connector=")
        #expect(browser.last.status == 400)
        #expect(browser.last.text.contains("Nothing was selected"))
        try await browser.open(queue.path)
        try await browser.send("\(queue.path)/\(verb)", ["state": "dead", "ids": "x,-1"])
        #expect(browser.last.status == 400)
      }
      try await browser.open(queue.path)
      try await browser.send("\(queue.path)/purge", ["state": "dead", "process_id": "p"])
      #expect(browser.last.status == 400)
      #expect(try await queue.figures() == [1, 0, 1])
    }
  }

  @Test("Dropped dead letters are gone for good")
  func drop() async throws {
    try await ConsoleQueue.run { queue in
      var browser = try await queue.visitor()
      try await queue.publish(1...3)
      try await queue.fail(2, "x")
      let path = "\(queue.path)/drop?event-1=on"
      #expect(try await browser.ask(path) == "Drop 1 dead letter?")
      #expect(browser.last.text.contains("This cannot be undone."))
      #expect(browser.last.text.contains("1 · E · "))
      try await browser.confirm(path)
      #expect(browser.notice == "1 event dropped for good.")
      #expect(try await queue.figures() == [1, 0, 1])
      try await browser.open("\(queue.path)?state=past")
      #expect(browser.rows == 0 && browser.last.text.contains("The history is empty."))
    }
  }

  @Test("A claim is released by its process id")
  func release() async throws {
    try await ConsoleQueue.run { queue in
      var browser = try await queue.visitor()
      try await queue.publish(1...5)
      try await queue.claim("worker-1", 2)
      try await queue.claim("worker-2", 3)
      try await browser.open("\(queue.path)?state=claimed")
      let link = try #require(try browser.link(#"href="([^"]+process_id=worker-1)""#))
      #expect(try await browser.ask(link) == "Release 2 events?")
      try await browser.confirm(link)
      #expect(browser.notice == "2 events returned to the queue.")
      #expect(try await queue.figures() == [2, 3, 0])
      #expect(try await queue.audit() == ["queue.release 2"])
      try await browser.open(link)
      #expect(browser.last.status == 400)
    }
  }

  @Test("An empty queue says that its last event was purged, not fetched")
  func purgedLast() async throws {
    try await ConsoleQueue.run { queue in
      var browser = try await queue.visitor()
      try await queue.publish(111...111)
      try await browser.open("\(queue.path)?text=11")
      let link = try #require(try browser.link(#"href="([^"]+/purge[^"]+)""#))
      #expect(try await browser.ask(link) == "Purge 1 event?")
      try await browser.confirm(link)
      try await browser.open(queue.path)
      #expect(browser.last.text.contains("The queue is empty: an operator purged its last event."))
    }
  }

  @Test("What a search finds is purged, and the notice offers to undo it")
  func purge() async throws {
    try await ConsoleQueue.run { queue in
      var browser = try await queue.visitor()
      try await queue.publish(100...119)
      try await browser.open("\(queue.path)?text=11")
      #expect(browser.rows == 10)
      let link = try #require(try browser.link(#"href="([^"]+/purge[^"]+)""#))
      #expect(try await browser.ask(link) == "Purge 10 events?")
      #expect(browser.last.text.contains("can be restored for 1 d"))
      #expect(try await queue.figures() == [20, 0, 0])
      try await browser.confirm(link)
      #expect(browser.notice == "10 events purged.")
      #expect(try await queue.figures() == [10, 0, 0])
      let undo = try #require(try browser.link(#"href="([^"]+)">Undo"#))
      #expect(try await browser.ask(undo) == "Restore 10 events?")
      try await browser.confirm(undo)
      #expect(browser.notice == "10 events restored.")
      #expect(try await queue.figures() == [20, 0, 0])
      #expect(try await queue.audit() == ["queue.purge 10", "queue.restore 10"])
      let one = "\(queue.path)/purge?state=pending&event-3=on"
      #expect(try await browser.ask(one) == "Purge 1 event?")
      try await browser.confirm(one)
      #expect(try await queue.figures() == [19, 0, 0])
    }
  }

  @Test("Past events are found by name, time and text, and restored after a look at them")
  func restore() async throws {
    try await ConsoleQueue.run { queue in
      var browser = try await queue.visitor()
      try await queue.publish(1...3)
      _ = try await queue.server.store.perform(
        ClaimEvents(
          queue: queue.key, processID: ProcessID("a"), limit: 2, disposition: .take))
      // Less than ends the session.
      queue.server.clock.advance(seconds: 1_800)
      _ = try await queue.server.store.perform(
        ClaimEvents(
          queue: queue.key, processID: ProcessID("b"), limit: 1, disposition: .take))
      let later = ISO8601Minutes.text(queue.server.clock.now().seconds - 900)
      try await browser.open("\(queue.path)?state=past")
      #expect(browser.rows == 3)
      try await browser.open("\(queue.path)?state=past&from=\(later)")
      #expect(browser.rows == 1)
      try await browser.open("\(queue.path)?state=past&before=\(later)&event=E")
      #expect(browser.rows == 2)
      let link = try #require(try browser.link(#"href="([^"]+/restore[^"]+)""#))
      #expect(try await browser.ask(link) == "Restore 2 events?")
      #expect(browser.last.text.contains("<li>1 · E · {&quot;ID&quot;:1}</li>"))
      try await browser.confirm(link)
      #expect(browser.notice == "2 events restored.")
      #expect(try await queue.figures() == [2, 0, 0])

      // By a text, and where a newer copy is pending.
      let text = "\(queue.path)/restore?scope=matching&text=3"
      #expect(try await browser.ask(text) == "Restore 1 event?")
      try await queue.publish(3...3)
      try await browser.confirm(text)
      #expect(
        browser.notice
          == "0 events restored. 1 stay in the history because a newer copy is pending.")
      #expect(try await queue.figures() == [3, 0, 0])
      try await browser.open("\(queue.path)?state=past&from=yesterday")
      #expect(browser.last.status == 400)
    }
  }

  @Test("Handing out is paused and resumed; events wait meanwhile")
  func pause() async throws {
    try await ConsoleQueue.run { queue in
      var browser = try await queue.visitor()
      try await queue.publish(1...2)
      try await browser.open(queue.path)
      let pause = try #require(try browser.link(#"href="([^"]+/pause)""#))
      #expect(try await browser.ask(pause) == "Stop handing out events?")
      #expect(browser.last.text.contains("2 events wait"))
      try await browser.confirm(pause)
      #expect(browser.notice == "Paused. 2 events wait in this queue.")
      #expect(try await queue.isBlocked())
      try await queue.publish(3...3)
      #expect(try await queue.figures() == [3, 0, 0])
      let resume = try #require(try browser.link(#"href="([^"]+/resume)""#))
      #expect(try await browser.ask(resume) == "Hand out events again?")
      try await browser.confirm(resume)
      #expect(browser.notice == "Resumed. 3 events can be fetched from this queue.")
      #expect(try await queue.isBlocked() == false)
      #expect(try await queue.audit() == ["app.set", "app.set"])
    }
  }

  @Test("An event is told as a story, can be copied as a command, and published again")
  func publishAgain() async throws {
    try await ConsoleQueue.run { queue in
      var browser = try await queue.visitor()
      let body = #"{"event":"E","data":{"NAME":"it's","SUM":1.50},"user_id":1}"#
      _ = try await queue.server.publish(body)
      queue.server.clock.advance(seconds: 60)
      _ = try await queue.server.publish(body)
      try await queue.fail(1, "no stock")
      try await browser.open("\(queue.path)/events/1")
      let text = ConsoleTests.Browser.plain(browser.last.text[...])
      #expect(text.contains("Published again"))
      #expect(text.contains("Failed") && text.contains("no stock"))
      #expect(
        text.contains(#"--data-binary '{"event":"E","data":{"NAME":"it'\''s","SUM":1.50},"#))
      #expect(text.contains("YOUR-KEY"))
      let link = try #require(try browser.link(#"href="([^"]+/events/1/publish)""#))
      #expect(try await browser.ask(link) == "Publish E again?")
      try await browser.confirm(link)
      #expect(browser.notice == "Published. Queues that have it: 1. Deliveries to handlers: 0.")
      try await browser.open("/console/portals/localhost/audit")
      #expect(browser.last.text.contains("event.publish"))
      // It is the same key: the dead letter is pending again.
      #expect(try await queue.figures() == [1, 0, 0])
      let event = try #require(try await queue.server.queue().first)
      #expect(event.id.rawValue == 1 && !event.isFailed && event.provenance.repeats == 2)
      #expect(String(decoding: event.data, as: UTF8.self) == #"{"NAME":"it's","SUM":1.50}"#)
      #expect(event.user == .user(UserID(rawValue: 1)))
    }
  }

  @Test("Reasons are told in the visitor's language, with what helps as a link")
  func reasons() async throws {
    try await ConsoleQueue.run { queue in
      var browser = try await queue.visitor()
      try await queue.publish(1...3)
      try await queue.fail(1, "x")
      try await queue.claim("worker-1", 2)
      try await browser.open(queue.path)
      #expect(browser.last.text.contains("2 events held by 1 claim."))
      #expect(browser.last.text.contains("Redrive all dead letters"))
      browser.cookie = browser.cookie.map { "\($0); restante-language=ru" }
      try await browser.open(queue.path)
      #expect(browser.last.text.contains("2 события удерживает 1 захват."))
      #expect(browser.last.text.contains("Завершились ошибкой: 1 событие."))
      #expect(!browser.last.text.contains("held by"))
    }
  }

  @Test("An application that is switched off is switched on from its queue")
  func activate() async throws {
    try await ConsoleQueue.run { queue in
      var browser = try await queue.visitor()
      _ = try await queue.server.manage(
        "PATCH", "apps/\(queue.server.demo.clientID)", ["active": false],
        key: queue.server.demo.adminKey)
      try await browser.open(queue.path)
      let link = try #require(try browser.link(#"href="([^"]+/activate)""#))
      #expect(try await browser.ask(link) == "Switch the application on?")
      try await browser.confirm(link)
      #expect(browser.notice == "The application is switched on.")
      #expect(!browser.last.text.contains("/activate"))
    }
  }

  @Test("Actions need the mark of the session's forms and an administrator")
  func rights() async throws {
    try await ConsoleQueue.run { queue in
      var browser = try await queue.visitor()
      try await queue.publish(1...1)
      let fields = ["state": "pending", "ids": "1"]
      try await browser.send(
        "\(queue.path)/purge", fields.merging(["form": "x"]) { _, new in new })
      #expect(browser.last.status == 403)
      var anna = try await ConsoleTests.Browser(queue.server)
      try await anna.logIn("anna")
      try await anna.open("\(queue.path)/purge?state=pending&event-1=on")
      #expect(anna.last.status == 403)
      try await anna.send("\(queue.path)/purge", fields)
      #expect(anna.last.status == 403)
      #expect(try await queue.figures() == [1, 0, 0])
    }
  }
}

/// Times as fields of forms have them, in UTC.
enum ISO8601Minutes {
  static func text(_ seconds: Int64) -> String {
    String(ISO8601.text(seconds: seconds).prefix(16))
  }
}
