/// Goes through a multipart body part by part, looking at each byte a bounded number of times.
struct MultipartScanner {
  /// One part of a body.
  struct Part {
    /// The field's name; nil where the part names none.
    var name: String?
    var isFile: Bool
    var data: ArraySlice<UInt8>
  }

  private let body: [UInt8]
  /// Two dashes and the boundary, which stand at the beginning of a line.
  private let delimiter: [UInt8]
  private var position = 0
  private var isClosed = false
  /// Whether the closing delimiter was passed.
  private(set) var hasEnded = false

  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  init(_ body: [UInt8], boundary: [UInt8]) {
    self.body = body
    delimiter = Array("--".utf8) + boundary
  }

  /// Goes behind the first delimiter; tells whether there is a part behind it.
  mutating func skipToFirstPart() -> Bool {
    var start = 0
    while !startsDelimiter(at: start) {
      guard let end = body[start...].firstIndex(of: Self.lineFeed) else { return false }
      start = end + 1
    }
    passDelimiter(at: start)
    return !isClosed
  }

  /// The next part; nil behind the last one, and where the headers of a part are broken.
  mutating func part(maxHeaderBytes: Int) -> Part? {
    guard !isClosed, position < body.count,
      var part = headers(most: maxHeaderBytes)
    else { return nil }
    let start = position
    var lineEnd = body[start...].firstIndex(of: Self.lineFeed)
    var end = body.count
    // Data that is empty leaves the delimiter directly behind the headers.
    if startsDelimiter(at: start) {
      end = start
      passDelimiter(at: start)
    } else {
      while let feed = lineEnd, !startsDelimiter(at: feed + 1) {
        lineEnd = body[(feed + 1)...].firstIndex(of: Self.lineFeed)
      }
      if let feed = lineEnd {
        end = feed > start && body[feed - 1] == Self.carriageReturn ? feed - 1 : feed
        passDelimiter(at: feed + 1)
      } else {
        isClosed = true
      }
    }
    part.data = body[start..<end]
    return part
  }

  private func startsDelimiter(at index: Int) -> Bool {
    index + delimiter.count <= body.count
      && body[index..<(index + delimiter.count)].elementsEqual(delimiter)
  }

  /// Goes behind the delimiter's line; two more dashes close the body.
  private mutating func passDelimiter(at index: Int) {
    position = index + delimiter.count
    isClosed = body[position...].prefix(2).elementsEqual("--".utf8)
    hasEnded = isClosed
    guard let end = body[position...].firstIndex(of: Self.lineFeed) else {
      isClosed = true
      return
    }
    position = end + 1
  }

  /// Reads the header lines up to the empty one.
  private mutating func headers(most: Int) -> Part? {
    let limit = min(body.count, position + most)
    var part = Part(name: nil, isFile: false, data: [])
    while let end = body[position..<limit].firstIndex(of: Self.lineFeed) {
      var line = body[position..<end]
      position = end + 1
      if line.last == Self.carriageReturn { line.removeLast() }
      if line.isEmpty { return part }
      Self.read(String(decoding: line, as: UTF8.self), into: &part)
    }
    return nil
  }

  private static func read(_ line: String, into part: inout Part) {
    guard let colon = line.utf8.firstIndex(of: UInt8(ascii: ":")),
      PHPText.trimmed(String(line[..<colon])).lowercased() == "content-disposition"
    else { return }
    let value = line[line.utf8.index(after: colon)...]
    guard let mark = value.utf8.firstIndex(of: UInt8(ascii: ";")) else { return }
    let parameters = HeaderParameters(value[value.utf8.index(after: mark)...])
    part.name = parameters["name"]
    part.isFile = parameters["filename"] != nil || parameters["filename*"] != nil
  }
}
