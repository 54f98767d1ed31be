import RestanteJSON

/// The events that are published, about 250 bytes each and different for every number.
enum BenchEvent {
  /// What nearly all events are called.
  static let name = "ONCRMDEALUPDATE"
  /// What every tenth event is called where filters look for names.
  static let rareName = "ONCRMCONTACTUPDATE"

  /// The name of an event where both occur.
  static func mixedName(_ number: Int) -> String {
    number.isMultiple(of: 10) ? rareName : name
  }

  static func data(run: UInt32, caller: Int, number: Int) -> JSONValue {
    [
      "FIELDS": [
        "ID": .string("\(run)-\(caller)-\(number)"), "TITLE": "Deal of the bench",
        "STAGE_ID": "PREPARATION", "OPPORTUNITY": 12345.67, "CURRENCY_ID": "EUR",
        "COMMENTS": "text that makes the event about as long as a usual one",
      ]
    ]
  }

  /// The number of the event that a delivery brings.
  static func number(inForm body: some Sequence<UInt8>) -> Int? {
    let name = "data%5BFIELDS%5D%5BID%5D="
    let field = String(decoding: Array(body), as: UTF8.self).split(separator: "&")
      .first { $0.hasPrefix(name) }
    return field?.dropFirst(name.count).split(separator: "-").last.flatMap { Int($0) }
  }

  /// The numbers of all events whose data is somewhere in a text.
  static func numbers(in bytes: some Collection<UInt8>) -> [Int] {
    let start = Array(#""FIELDS":{"ID":""#.utf8)
    var numbers: [Int] = []
    var matched = 0
    var place = bytes.startIndex
    while place < bytes.endIndex {
      let byte = bytes[place]
      place = bytes.index(after: place)
      matched = byte == start[matched] ? matched + 1 : byte == start[0] ? 1 : 0
      guard matched == start.count else { continue }
      matched = 0
      let id = bytes[place...].prefix { $0 != UInt8(ascii: "\"") }
      place = id.endIndex
      let number = String(decoding: id, as: UTF8.self).split(separator: "-").last
      if let number = number.flatMap({ Int($0) }) { numbers.append(number) }
    }
    return numbers
  }
}
