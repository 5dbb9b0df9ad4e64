package io.hen.encoders;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes small ONNX files: the protocol-buffer messages of {@code onnx.proto} (IR version 7,
 * operator set 13), of which each method writes one. Field numbers are those of that file.
 */
public final class OnnxBytes {
  public static final int FLOAT = 1;
  public static final int INT32 = 6;
  public static final int INT64 = 7;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** ModelProto. */
  public static byte[] model(byte[] graph) {
    return new OnnxBytes()
        .number(1, 7)
        .bytes(7, graph)
        .bytes(8, new OnnxBytes().number(2, 13).done())
        .done();
  }

  /** GraphProto with one input and one output. */
  public static byte[] graph(List<byte[]> nodes, List<byte[]> weights, byte[] input, byte[] output) {
    return graph(nodes, weights, List.of(input), output);
  }

  /** GraphProto with several inputs and one output. */
  public static byte[] graph(
      List<byte[]> nodes, List<byte[]> weights, List<byte[]> inputs, byte[] output) {
    OnnxBytes graph = new OnnxBytes();
    nodes.forEach(node -> graph.bytes(1, node));
    graph.text(2, "graph");
    weights.forEach(tensor -> graph.bytes(5, tensor));
    inputs.forEach(input -> graph.bytes(11, input));
    return graph.bytes(12, output).done();
  }

  /** NodeProto. */
  public static byte[] node(String operator, List<String> inputs, String output, byte[]... attributes) {
    OnnxBytes node = new OnnxBytes();
    inputs.forEach(input -> node.text(1, input));
    node.text(2, output).text(4, operator);
    for (byte[] attribute : attributes) {
      node.bytes(5, attribute);
    }
    return node.done();
  }

  /** AttributeProto of one whole number. */
  public static byte[] whole(String name, long value) {
    return new OnnxBytes().text(1, name).number(3, value).number(20, 2).done();
  }

  /** AttributeProto of several. */
  public static byte[] wholes(String name, long... values) {
    OnnxBytes attribute = new OnnxBytes().text(1, name);
    for (long value : values) {
      attribute.number(8, value);
    }
    return attribute.number(20, 7).done();
  }

  /** TensorProto of floats. */
  public static byte[] tensor(String name, float[] values, long... shape) {
    OnnxBytes tensor = new OnnxBytes();
    for (long dimension : shape) {
      tensor.number(1, dimension);
    }
    ByteBuffer raw =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    raw.asFloatBuffer().put(values);
    return tensor.number(2, FLOAT).text(8, name).bytes(9, raw.array()).done();
  }

  /** ValueInfoProto; a dimension is a number, or a name where any will do. */
  public static byte[] port(String name, int type, Object... shape) {
    OnnxBytes dimensions = new OnnxBytes();
    for (Object dimension : shape) {
      dimensions.bytes(
          1,
          dimension instanceof Integer number
              ? new OnnxBytes().number(1, number).done()
              : new OnnxBytes().text(2, dimension.toString()).done());
    }
    byte[] tensor = new OnnxBytes().number(1, type).bytes(2, dimensions.done()).done();
    return new OnnxBytes().text(1, name).bytes(2, new OnnxBytes().bytes(1, tensor).done()).done();
  }

  private OnnxBytes number(int field, long value) {
    varint((long) field << 3);
    varint(value);
    return this;
  }

  private OnnxBytes text(int field, String value) {
    return bytes(field, value.getBytes(StandardCharsets.UTF_8));
  }

  private OnnxBytes bytes(int field, byte[] value) {
    varint((long) field << 3 | 2);
    varint(value.length);
    out.writeBytes(value);
    return this;
  }

  private void varint(long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      out.write((int) (rest & 0x7f | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }

  private byte[] done() {
    return out.toByteArray();
  }
}
