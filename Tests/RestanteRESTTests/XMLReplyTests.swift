import Dispatch
import Foundation
import RestanteCore
import RestanteJSON
import Synchronization
import Testing

@testable import RestanteREST

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("XML replies")
struct XMLReplyTests {
  static let values: [(JSONValue, String)] = [
    (["result": true], "<result>1</result>"),
    (["a": false, "b": nil, "c": [], "d": [:]], "<a></a><b></b><c></c><d></d>"),
    (["a": 1, "b": 1.5, "c": "x"], "<a>1</a><b>1.5</b><c>x</c>"),
    (["a": ["x", ["y"]]], "<a><item>x</item><item><item>y</item></item></a>"),
    (["0": 1, "-7": 2, "12": 3], "<item>1</item><item>2</item><item>3</item>"),
    (["a": "<b> & \"c\" 'd'"], "<a>&lt;b&gt; &amp; &quot;c&quot; &#039;d&#039;</a>"),
    (["a": "\t\n\r é 😀"], "<a>\t\n&#13; é 😀</a>"),
    (["a": "\u{0}\u{8}\u{1F}\u{FFFE}\u{FFFF}"], "<a>\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}</a>"),
    // Names that are none in XML.
    (["": 1], "<_>1</_>"), (["1st": 1], "<_1st>1</_1st>"), (["01": 1], "<_01>1</_01>"),
    (["a b": 1], "<a_b>1</a_b>"), (["x:y": 1], "<x_y>1</x_y>"), ([">ID": 1], "<_ID>1</_ID>"),
    (["-a.b": 1], "<_-a.b>1</_-a.b>"), (["</a><a>": 1], "<__a__a_>1</__a__a_>"),
    (["é\u{0}😀": 1], "<é_😀>1</é_😀>"),
    (["9223372036854775808": 1], "<_9223372036854775808>1</_9223372036854775808>"),
  ]

  @Test("have an element for each member and item", arguments: values)
  func value(value: JSONValue, expected: String) {
    let text = String(decoding: XMLReply.body(of: value), as: UTF8.self)
    #expect(text == "<response>\(expected)</response>")
    #expect(wellFormed(text))
  }

  private func wellFormed(_ text: String) -> Bool {
    XMLParser(data: Data(text.utf8)).parse()
  }

  private func xml(
    _ world: RESTWorld, _ method: String, _ parameters: JSONValue = [:], as token: String? = "admin"
  ) async -> RESTReply {
    await world.service.respond(
      to: RESTRequest(
        verb: "POST", path: "/rest/\(method).xml", contentType: "application/json",
        authorization: token.map { "Bearer \($0)" }, body: parameters.encoded()))
  }

  @Test("hold the data of events as elements")
  func rows() async throws {
    let world = try await RESTWorld()
    try await world.bindOffline(["ONCRMLEADADD"])
    try await world.publish("ONCRMLEADADD", ["FIELDS": ["ID": "123", "1 <": [1, "&"]]])
    let reply = await xml(world, "event.offline.get")
    let text = String(decoding: reply.body, as: UTF8.self)
    #expect(reply.status == 200)
    #expect(reply.contentType == "text/xml; charset=utf-8")
    let id = try #require(text.split(separator: "<MESSAGE_ID>").last?.prefix(32))
    #expect(
      text.hasPrefix(
        "<response><result><process_id></process_id><events><item><ID>1</ID>"
          + "<TIMESTAMP_X>2024-07-18T12:32:31+02:00</TIMESTAMP_X>"
          + "<EVENT_NAME>ONCRMLEADADD</EVENT_NAME><EVENT_DATA><FIELDS><ID>123</ID>"
          + "<_1__><item>1</item><item>&amp;</item></_1__></FIELDS></EVENT_DATA>"
          + "<EVENT_ADDITIONAL><user_id>1</user_id></EVENT_ADDITIONAL>"
          + "<MESSAGE_ID>\(id)</MESSAGE_ID></item></events></result><time><start>"))
    #expect(text.hasSuffix("<operating>0</operating></time></response>"))
    #expect(wellFormed(text))
  }

  @Test("are written for every method, whether it succeeds or fails", arguments: Mode.allCases)
  func everyMethod(mode: Mode) async throws {
    let world = try await RESTWorld(mode)
    let hostile: JSONValue = [
      "event": "\u{1}<", "filter": ["\u{1}": "]]>"], "process_id": "\u{0}", "message_id": ["&"],
      "cmd": ["\u{2} x": "scope", "</>": "nope"], "code": "<", "name": "\u{1}", "option": "\u{1}",
    ]
    for method in MethodTable.standard.all {
      for (token, parameters) in [("admin", [:]), ("admin", hostile), ("nobody", [:])] {
        let reply = await xml(world, method.name, parameters, as: token)
        let text = String(decoding: reply.body, as: UTF8.self)
        #expect(reply.contentType == "text/xml; charset=utf-8", "\(method.name)")
        #expect(text.hasPrefix("<response>"), "\(method.name) \(text)")
        #expect(wellFormed(text), "\(method.name) \(text)")
        #expect(
          text.hasPrefix("<response><error>") == (reply.status != 200), "\(method.name) \(text)")
      }
    }
  }

  @Test("tell errors with the same status as JSON")
  func errors() async throws {
    let world = try await RESTWorld()
    let unknown = await world.get("/rest/1/x/Nothing.XML")
    #expect(unknown.status == 404)
    #expect(
      unknown.text == "<response><error>ERROR_METHOD_NOT_FOUND</error>"
        + "<error_description>Method not found!</error_description></response>")
    let variable = await world.get("/rest/", "method=nothing.xml")
    #expect(variable.text == unknown.text)
    let argument = await world.get("/rest/event.offline.clear.xml", "auth=admin")
    #expect(argument.status == 400)
    #expect(argument.text.hasSuffix("<argument>PROCESS_ID</argument></response>"))
  }

  @Test("hold less than JSON ones, as they take more room")
  func budget() async throws {
    let world = try await RESTWorld(
      bounds: ReplyBounds(events: 100, bytes: 16_000, overflow: .truncate))
    try await world.publishDeals(30)
    let xml = await world.get("/rest/event.offline.get.xml", "auth=admin&limit=20")
    let inXML = xml.text.split(separator: "<MESSAGE_ID>").count - 1
    let inJSON = await world.call("event.offline.get", ["limit": 20]).ids.count
    #expect(inXML >= 1 && inXML < inJSON)
    #expect(try await world.listing().count == 30 - inXML - inJSON)
  }

  @Test("of batches have items for lists and names for maps")
  func batch() async throws {
    let world = try await RESTWorld()
    let list = await world.get("/rest/batch.xml", "auth=admin&cmd[]=user.admin&cmd[]=nope")
    #expect(list.text.hasPrefix("<response><result><result><item>1</item></result><result_error>"))
    let map = await world.get("/rest/batch.xml", "auth=admin&cmd[a]=user.admin")
    #expect(
      map.text.hasPrefix(
        "<response><result><result><a>1</a></result><result_error></result_error>"))
  }

  @Test("only large replies leave the thread that they are asked for on", arguments: [1, 70_000])
  func worker(size: Int) async throws {
    let world = try await RESTWorld()
    try await world.bindOffline(["ONX"])
    try await world.publish("ONX", .string(String(repeating: "x", count: size)))
    let worker = CountingExecutor()
    let service = RESTService(
      store: world.store, settings: world.settings, wallClock: world.clock, worker: worker)
    for (format, jobs) in [("json", 0), ("xml", size > 64 << 10 ? 1 : 0)] {
      let reply = await service.respond(
        to: RESTRequest(
          verb: "GET", path: "/rest/event.offline.list.\(format)", query: "auth=admin"))
      #expect(reply.status == 200)
      #expect(reply.body.count > size)
      #expect(worker.jobs == jobs, "\(format)")
    }
  }
}

/// Counts what it runs.
private final class CountingExecutor: TaskExecutor {
  private let count = Mutex(0)

  var jobs: Int { count.withLock { $0 } }

  func enqueue(_ job: consuming ExecutorJob) {
    count.withLock { $0 += 1 }
    let job = UnownedJob(job)
    let executor = asUnownedTaskExecutor()
    DispatchQueue.global().async { job.runSynchronously(on: executor) }
  }
}
