import RestanteCore
import RestanteJSON
import RestanteTesting
import Testing

@testable import RestanteREST

@Suite("The envelope")
struct EnvelopeTests {
  @Test("of a success has result, next, total and time, in this order")
  func keys() async throws {
    let world = try await RESTWorld()
    try await world.publishDeals(51)
    let list = await world.call("event.offline.list").json.objectValue
    #expect(list?.keys == ["result", "next", "total", "time"])
    #expect(await world.call("user.admin").json.objectValue?.keys == ["result", "time"])
  }

  @Test("tells times as the original does")
  func time() async throws {
    let world = try await RESTWorld()
    let answer = await world.call("user.admin")
    #expect(
      answer.text
        == #"{"result":true,"time":{"start":1721298751.001,"finish":1721298751.003,"#
        + #""duration":0.002,"processing":0.001,"date_start":"2024-07-18T12:32:31+02:00","#
        + #""date_finish":"2024-07-18T12:32:31+02:00","operating":0}}"#)
  }

  /// Microseconds as PHP prints seconds with fractions.
  static let seconds: [(Int64, String)] = [
    (0, "0"), (1, "1.0e-6"), (12, "1.2e-5"), (99, "9.9e-5"), (10, "1.0e-5"), (100, "0.0001"),
    (123, "0.000123"), (1_000_000, "1"), (1_500_000, "1.5"),
    (1_721_299_720_388_504, "1721299720.388504"), (1_721_299_720_000_001, "1721299720.000001"),
  ]

  @Test("prints fractions of seconds as PHP does", arguments: seconds)
  func fractions(microseconds: Int64, text: String) {
    var bytes: [UInt8] = []
    CallTime.appendSeconds(microseconds, to: &bytes)
    #expect(String(decoding: bytes, as: UTF8.self) == text)
    if microseconds < 1_000_000 {
      #expect(JSONNumber(Double(microseconds) / 1_000_000).text == text)
    }
  }

  @Test("of an error has no time, and its texts are escaped as PHP does")
  func errors() async throws {
    let world = try await RESTWorld()
    let answer = await world.call("event.offline.list", ["filter": ["=<'&\">/": 1]])
    #expect(
      answer.text
        == #"{"error":"ERROR_ARGUMENT","error_description":"Filter operation not allowed: "#
        + #"=\u003C\u0027\u0026\u0022\u003E\/"}"#)
  }

  @Test("of the OAuth endpoint's errors is the same")
  func errorBody() {
    #expect(
      String(decoding: ErrorBody.encode(error: "wrong_client", description: nil), as: UTF8.self)
        == #"{"error":"wrong_client"}"#)
    #expect(
      String(decoding: ErrorBody.encode(error: "a", description: "b/c"), as: UTF8.self)
        == #"{"error":"a","error_description":"b\/c"}"#)
  }

  @Test("never calls a failure of the store a success")
  func storeFailures() async throws {
    let calls: [(String, JSONValue)] = [
      ("event.offline.get", [:]), ("event.offline.get", ["process_id": "p"]),
      ("event.offline.clear", ["process_id": "p"]), ("event.offline.list", [:]),
      ("event.offline.error", ["process_id": "p", "message_id": [.string(dealMessageID(1))]]),
      ("event.bind", ["event": "ONAPPTEST", "event_type": "offline"]), ("event.get", [:]),
      ("event.unbind", ["event": "ONAPPTEST", "event_type": "offline"]),
    ]
    let codes: [(StoreError.Code, Int, String, String)] = [
      (.full, 503, "INTERNAL_SERVER_ERROR", "Internal server error"),
      (.unavailable, 503, "INTERNAL_SERVER_ERROR", "Internal server error"),
      (
        .lowSpace, 503, "ERROR_LOW_SPACE",
        "There is too little free space to take events in; nothing was written"
      ),
      (.closed, 503, "INTERNAL_SERVER_ERROR", "Internal server error"),
      (
        .unknownOutcome, 500, "ERROR_UNEXPECTED_ANSWER",
        "Server returned an unexpected response"
      ),
    ]
    for (code, status, error, message) in codes {
      let world = try await RESTWorld(store: {
        FailingStore(inner: $0, error: StoreError(code, "secret detail"))
      })
      for (method, parameters) in calls {
        let answer = await world.call(method, parameters)
        #expect(answer.status == status, "\(method)")
        #expect(answer.text == errorText(error, message))
      }
      let batch = await world.call("batch", ["cmd": ["event.offline.get"]])
      #expect(batch.result["result"] == [])
      #expect(batch.text.contains(error))
    }
    let dead = try await RESTWorld(store: { DeadStore(inner: $0) })
    #expect(await dead.call("profile").status == 503)
  }
}
