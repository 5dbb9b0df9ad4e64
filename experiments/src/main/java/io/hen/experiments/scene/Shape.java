package io.hen.experiments.scene;

/** A region of the plane, in pixels, y downwards. */
interface Shape {

  /** Whether a point lies inside. */
  boolean covers(float x, float y);

  /** A rectangle around it: left, top, right, bottom. */
  float[] bounds();

  /** An ellipse. */
  record Ellipse(float x, float y, float radiusX, float radiusY) implements Shape {
    @Override
    public boolean covers(float px, float py) {
      float dx = (px - x) / radiusX;
      float dy = (py - y) / radiusY;
      return dx * dx + dy * dy <= 1;
    }

    @Override
    public float[] bounds() {
      return new float[] {x - radiusX, y - radiusY, x + radiusX, y + radiusY};
    }
  }

  /**
   * A polygon.
   *
   * @param points x0, y0, x1, y1, …
   */
  record Polygon(float... points) implements Shape {
    @Override
    public boolean covers(float px, float py) {
      boolean inside = false;
      int n = points.length;
      for (int i = 0, j = n - 2; i < n; j = i, i += 2) {
        float yi = points[i + 1];
        float yj = points[j + 1];
        if (yi > py != yj > py
            && px < (points[j] - points[i]) * (py - yi) / (yj - yi) + points[i]) {
          inside = !inside;
        }
      }
      return inside;
    }

    @Override
    public float[] bounds() {
      float[] box = {points[0], points[1], points[0], points[1]};
      for (int i = 0; i < points.length; i += 2) {
        box[0] = Math.min(box[0], points[i]);
        box[1] = Math.min(box[1], points[i + 1]);
        box[2] = Math.max(box[2], points[i]);
        box[3] = Math.max(box[3], points[i + 1]);
      }
      return box;
    }
  }

  /** What lies in one shape and not in another. */
  record Without(Shape kept, Shape removed) implements Shape {
    @Override
    public boolean covers(float x, float y) {
      return kept.covers(x, y) && !removed.covers(x, y);
    }

    @Override
    public float[] bounds() {
      return kept.bounds();
    }
  }

  /** A disc. */
  static Shape disc(float x, float y, float radius) {
    return new Ellipse(x, y, radius, radius);
  }

  /** A rectangle. */
  static Shape box(float left, float top, float right, float bottom) {
    return new Polygon(left, top, right, top, right, bottom, left, bottom);
  }

  /** The upper half of a disc. */
  static Shape dome(float x, float y, float radius) {
    return new Without(disc(x, y, radius), box(x - radius, y, x + radius, y + radius));
  }
}
