import RestanteJSON

extension NativeReply {
  /// A page: its elements and, where it is full, the mark after which the next one begins.
  static func page<Element>(
    _ name: String, _ elements: [Element], limit: Int, mark: (Element) -> String,
    _ show: (Element) -> JSONObject
  ) -> NativeReply {
    let isFull = elements.count == limit
    return .json([
      name: .array(elements.map { .object(show($0)) }),
      "next": isFull ? elements.last.map { .string(mark($0)) } ?? .null : .null,
    ])
  }
}
