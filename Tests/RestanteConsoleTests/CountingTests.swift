import RestanteJSON
import Testing

@testable import RestanteConsole

@Suite("Numbers and what they count")
struct CountingTests {
  @Test(
    "Nouns have the form that their language has after a number",
    arguments: [
      (0, "0 events", "0 событий"), (1, "1 event", "1 событие"), (2, "2 events", "2 события"),
      (4, "4 events", "4 события"), (5, "5 events", "5 событий"), (11, "11 events", "11 событий"),
      (12, "12 events", "12 событий"), (14, "14 events", "14 событий"),
      (21, "21 events", "21 событие"), (22, "22 events", "22 события"),
      (25, "25 events", "25 событий"), (101, "101 events", "101 событие"),
      (111, "111 events", "111 событий"), (112, "112 events", "112 событий"),
      (1_234, "1\u{202F}234 events", "1\u{202F}234 события"),
    ] as [(Int64, String, String)])
  func counted(number: Int64, english: String, russian: String) throws {
    #expect(try Catalogue(.english).counted(number, .event) == english)
    #expect(try Catalogue(.russian).counted(number, .event) == russian)
  }

  @Test("A notice is put into words, unless it is unknown or names no number")
  func notices() throws {
    let text = try Catalogue(.english)
    let query = ["notice": "purged_lost", "n": "5", "rest": "2"]
    #expect(Notice(query)?.words(text) == "5 events purged; 2 of them cannot be restored.")
    #expect(Notice(["notice": "redriven", "n": "1"])?.words(text) == "1 event redriven.")
    #expect(Notice(["notice": "nothing", "n": "1"])?.words(text) == nil)
    #expect(Notice(["notice": "purged", "n": "x"]) == nil && Notice(["n": "1"]) == nil)
  }
}

@Suite("What forms of pages name")
struct NamedThingsTests {
  @Test("Events by their boxes and by a list, each once, in order")
  func events() {
    let named = NamedEvents([
      "event-12": "on", "event-3": "on", "event-x": "on", "event--1": "on", "event": "E",
      "ids": "7,12,,y,-4,0",
    ])
    #expect(named.ids == [3, 7, 12] && named.field == "3,7,12")
    #expect(named.member == [3, 7, 12])
    #expect(NamedEvents(["ids": ""]).isEmpty)
  }

  @Test("Deliveries by handler and number")
  func deliveries() {
    let named = NamedDeliveries([
      "delivery-2-1": "on", "delivery-1-9": "on", "delivery-1": "on", "delivery-0-1": "on",
      "deliveries": "1-2,1-9,x-1",
    ])
    #expect(named.field == "1-2,1-9,2-1")
    #expect(
      named.member == [
        ["handler": 1, "id": 2], ["handler": 1, "id": 9], ["handler": 2, "id": 1],
      ])
    #expect(named.keys.last?.box == "delivery-2-1")
  }

  @Test("A command's words are quoted so that no shell replaces anything in them")
  func command() {
    var request = ConsoleRequest(verb: "GET", segments: [])
    (request.host, request.isSecure) = ("events.example", true)
    let event: JSONValue = ["event": "E", "data": ["A": "it's $HOME `x`"], "user_id": 7]
    #expect(
      PublishCommand(event, request).text == #"""
        curl 'https://events.example/v1/events' \
          --header 'Authorization: Bearer YOUR-KEY' \
          --header 'Content-Type: application/json' \
          --data-binary '{"event":"E","data":{"A":"it'\''s $HOME `x`"},"user_id":7}'
        """#)
  }
}
