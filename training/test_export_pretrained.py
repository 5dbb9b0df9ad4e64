"""Exports models with random weights, saved as their authors save theirs, and compares ONNX Runtime with PyTorch.

    python -m unittest test_export_pretrained

The models are narrow, but otherwise those that are public. One test uses real weights: it needs ../shared/pretrained/taef2
beside the repository, and is left out where that is absent.
"""

import pickle
import sys
import tempfile
import types
import unittest
import zipfile
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
import yaml
from onnx import numpy_helper
from safetensors.torch import save_file
from torch import Tensor, nn

from checkpoints import tensors
from export_pretrained import export
from names import diffusion_name
from pretrained import ClipText, DalleDecoder, DalleEncoder, DiffusionAutoencoder, tiny_decoder, tiny_encoder

TAEF2 = Path(__file__).resolve().parents[2] / "shared" / "pretrained" / "taef2"
SHAPES = {
    "compvis-vq-f8": ((1, 2, 2, 4), 4, True, True),
    "compvis-vq-f16": ((1, 1, 2, 2, 4), 8, True, True),
    "compvis-kl-f8": ((1, 2, 4, 4), 4, False, False),
    "compvis-kl-f16": ((1, 1, 2, 2, 4), 16, False, True),
}


def seeded(module: nn.Module, seed: int = 5) -> nn.Module:
    """Random weights and biases, none of them 0."""
    generator = torch.Generator().manual_seed(seed)
    with torch.no_grad():
        for name, value in module.named_parameters():
            spread = 0.5 / max(1, value[0].numel()) ** 0.5 if value.dim() > 1 else 0.1
            value.copy_(torch.randn(value.shape, generator=generator) * spread + (value.dim() == 1 and "norm" in name))
    return module


def save_as_dalle(module: nn.Module, part: str, path: Path) -> None:
    """As OpenAI did: the whole object, of a class of the package dall_e, which is not installed here."""
    package, inner = types.ModuleType("dall_e"), types.ModuleType(f"dall_e.{part}")
    kind = type(part.capitalize(), (nn.Module,), {"__module__": inner.__name__})
    setattr(inner, kind.__name__, kind)
    sys.modules |= {"dall_e": package, inner.__name__: inner}
    try:
        whole = kind()
        whole.blocks = module.blocks
        whole.device = torch.device("cpu")
        torch.save(whole, path)
    finally:
        del sys.modules["dall_e"], sys.modules[inner.__name__]


class Callback:
    """What training leaves in a checkpoint beside the weights."""


def save_as_lightning(found: dict[str, Tensor], path: Path) -> None:
    found = found | {"loss.discriminator.weight": torch.ones(3), "model_ema.decay": torch.ones(())}
    with tempfile.TemporaryDirectory() as folder:
        checkpoint = Path(folder) / "model.ckpt"
        torch.save({"state_dict": found, "callbacks": {Callback: {"best": Callback()}}, "epoch": 3}, checkpoint)
        with zipfile.ZipFile(path, "w") as archive:
            archive.write(checkpoint, "model.ckpt")


def diffusers_names(found: dict[str, Tensor], levels: int) -> dict[str, Tensor]:
    """By trying which of diffusers' names means each of CompVis's."""
    candidates = [f"{side}.{rest}" for side in ("encoder", "decoder") for rest in ("conv_in", "conv_out", "conv_norm_out")]
    for side in ("encoder", "decoder"):
        blocks = [f"{side}.mid_block.resnets.{k}" for k in (0, 1)]
        direction, sampler = ("down", "downsamplers") if side == "encoder" else ("up", "upsamplers")
        blocks += [f"{side}.{direction}_blocks.{i}.resnets.{k}" for i in range(levels) for k in range(3)]
        candidates += [f"{block}.{part}" for block in blocks for part in ("norm1", "conv1", "norm2", "conv2", "conv_shortcut")]
        candidates += [f"{side}.{direction}_blocks.{i}.{sampler}.0.conv" for i in range(levels)]
        candidates += [f"{side}.mid_block.attentions.0.{part}" for part in ("group_norm", "to_q", "to_k", "to_v", "to_out.0")]
    candidates += ["quant_conv", "post_quant_conv"]
    inverse = {diffusion_name(f"{name}.{kind}", levels): f"{name}.{kind}" for name in candidates for kind in ("weight", "bias")}
    return {
        inverse[name]: value[:, :, 0, 0] if ".attn_1." in name and value.dim() == 4 else value for name, value in found.items()
    }


class ExportTest(unittest.TestCase):
    def setUp(self) -> None:
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.source, self.out = Path(temporary.name) / "from", Path(temporary.name) / "out"
        self.source.mkdir()

    def exported(self, name: str, size: int = 32) -> dict:
        differences = export(name, self.source, self.out, size)
        self.assertTrue(all(difference < 1e-4 for difference in differences.values()), differences)
        card = yaml.safe_load((self.out / "card.yaml").read_text())
        self.assertEqual(card["name"], name)
        return card

    def run_onnx(self, stem: str, values: np.ndarray) -> np.ndarray:
        session = onnxruntime.InferenceSession(str(self.out / f"{stem}.onnx"), providers=["CPUExecutionProvider"])
        return session.run(None, {session.get_inputs()[0].name: values})[0]

    def test_openai_dvae(self) -> None:
        encoder, decoder = seeded(DalleEncoder(32, 16)), seeded(DalleDecoder(32, 16, 8))
        save_as_dalle(encoder, "encoder", self.source / "encoder.pkl")
        save_as_dalle(decoder, "decoder", self.source / "decoder.pkl")
        with self.assertRaises((ModuleNotFoundError, pickle.UnpicklingError)):
            torch.load(self.source / "encoder.pkl", weights_only=False)
        card = self.exported("openai-dvae")
        self.assertEqual(card["latent"], {"kind": "tokens", "codebook": 32, "factor": 8})
        picture = torch.rand(1, 3, 32, 32)
        with torch.no_grad():
            tokens = encoder(0.8 * picture + 0.1).argmax(1)
            logits = decoder(nn.functional.one_hot(tokens, 32).permute(0, 3, 1, 2).float())
            expected = ((torch.sigmoid(logits[:, :3]) - 0.1) / 0.8).clamp(0, 1)
        np.testing.assert_array_equal(self.run_onnx("encoder", picture.numpy()), tokens.numpy())
        certain = np.eye(32, dtype=np.float32)[tokens.numpy()].transpose(0, 3, 1, 2)
        np.testing.assert_allclose(self.run_onnx("decoder", certain), expected.numpy(), atol=1e-4)

    def test_compvis(self) -> None:
        for name, (multiples, channels, quantised, attention) in SHAPES.items():
            with self.subTest(name):
                model = seeded(DiffusionAutoencoder(multiples, channels, 64 if quantised else 0, attention, 32))
                archive = self.source / f"{name.removeprefix('compvis-')}.zip"
                save_as_lightning(model.state_dict(), archive)
                card = self.exported(name)
                self.assertEqual(card["latent"]["factor"], 2 ** (len(multiples) - 1))
                self.assertEqual(card["latent"]["channels"], channels)
                picture = torch.rand(1, 3, 32, 32)
                with torch.no_grad():
                    z = model.quant_conv(model.encoder(2 * picture - 1))
                    if quantised:
                        vectors = model.quantize.embedding.weight
                        distances = (z[:, None] - vectors[None, :, :, None, None]).square().sum(2)
                        np.testing.assert_array_equal(self.run_onnx("encoder", picture.numpy()), distances.argmin(1).numpy())
                        stored = np.fromfile(self.out / "codebook.bin", "<f4").reshape(64, channels)
                        np.testing.assert_array_equal(stored, vectors.numpy())
                    else:
                        np.testing.assert_allclose(self.run_onnx("encoder", picture.numpy()), z[:, :channels].numpy(), atol=1e-4)
                archive.unlink()

    def test_sd_vae_by_both_names(self) -> None:
        model = seeded(DiffusionAutoencoder((1, 2, 4, 4), 4, 0, False, 32))
        found = {name: value.contiguous() for name, value in model.state_dict().items()}
        file = self.source / "vae.safetensors"
        digests = []
        for names in (found, {f"first_stage_model.{n}": v for n, v in found.items()}, diffusers_names(found, 4)):
            save_file({name: value.contiguous() for name, value in names.items()}, file)
            card = self.exported("sd-vae")
            digests.append((card["encoder"]["sha256"], card["decoder"]["sha256"]))
        self.assertEqual(digests, digests[:1] * 3)
        picture = torch.rand(1, 3, 32, 32)
        with torch.no_grad():
            mean = model.quant_conv(model.encoder(2 * picture - 1))[:, :4]
            back = ((model.decoder(model.post_quant_conv(mean)) + 1) / 2).clamp(0, 1)
        latent = self.run_onnx("encoder", picture.numpy())
        np.testing.assert_allclose(latent, 0.18215 * mean.numpy(), atol=1e-4)
        np.testing.assert_allclose(self.run_onnx("decoder", latent), back.numpy(), atol=1e-3)

    def test_names_of_diffusers(self) -> None:
        for name, meant in {
            "encoder.down_blocks.0.resnets.0.norm1.weight": "encoder.down.0.block.0.norm1.weight",
            "encoder.down_blocks.1.resnets.0.conv_shortcut.bias": "encoder.down.1.block.0.nin_shortcut.bias",
            "encoder.down_blocks.2.downsamplers.0.conv.weight": "encoder.down.2.downsample.conv.weight",
            "encoder.mid_block.attentions.0.to_out.0.bias": "encoder.mid.attn_1.proj_out.bias",
            "encoder.mid_block.attentions.0.proj_attn.bias": "encoder.mid.attn_1.proj_out.bias",
            "encoder.mid_block.resnets.1.conv2.weight": "encoder.mid.block_2.conv2.weight",
            "encoder.conv_norm_out.weight": "encoder.norm_out.weight",
            "decoder.up_blocks.0.resnets.2.conv1.bias": "decoder.up.3.block.2.conv1.bias",
            "decoder.up_blocks.0.upsamplers.0.conv.weight": "decoder.up.3.upsample.conv.weight",
            "decoder.up_blocks.3.resnets.0.norm2.weight": "decoder.up.0.block.0.norm2.weight",
            "post_quant_conv.weight": "post_quant_conv.weight",
        }.items():
            self.assertEqual(diffusion_name(name, 4), meant)

    def test_tiny(self) -> None:
        for name, channels, pooled in (("taesd", 4, False), ("taef2", 32, True)):
            with self.subTest(name):
                for part, module in (("encoder", tiny_encoder(channels, pooled, 16)), ("decoder", tiny_decoder(channels, pooled, 16))):
                    torch.save(seeded(module).state_dict(), self.source / f"{name}_{part}.pth")
                card = self.exported(name)
                self.assertEqual(card["latent"], {"kind": "dense", "channels": channels, "factor": 8})

    def test_clip_by_both_names(self) -> None:
        model = seeded(ClipText(100, 77, 128, 2, 48)).eval()
        (self.source / "tokenizer.json").write_text("{}")
        file = self.source / "ViT-B-32.pt"
        whole = types.SimpleNamespace(ids=torch.randint(98, (2, 77)))
        whole.ids[:, 40:] = 99
        model.visual = nn.Linear(3, 3)
        torch.jit.trace(model, whole.ids, check_trace=False).save(file)
        card = self.exported("clip-vit-b-32")
        self.assertEqual((card["text"]["maxTokens"], card["text"]["dimension"]), (77, 48))
        with torch.no_grad():
            expected = model(whole.ids).numpy()
        np.testing.assert_allclose(self.run_onnx("text", whole.ids.numpy()), expected, atol=1e-4)
        short = self.run_onnx("text", whole.ids[:, :41].numpy())
        np.testing.assert_allclose(short, expected, atol=1e-4, err_msg="what follows the end mark does not count")

        file.unlink()
        save_file(transformers_names(model.state_dict()), self.source / "ViT-B-32.safetensors")
        again = self.exported("clip-vit-b-32")
        self.assertEqual(again["text"]["model"]["sha256"], card["text"]["model"]["sha256"])

    def test_numbers_of_parameters_are_those_of_the_public_models(self) -> None:
        """As madebyollin/taesd (README) and transformers (its CLIP text models, with projection) give them."""
        with torch.device("meta"):
            diffusion_model = DiffusionAutoencoder((1, 2, 4, 4), 4, 0, False)
            modules = {
                1_222_532: tiny_encoder(4, False),
                1_222_531: tiny_decoder(4, False),
                34_163_592: diffusion_model.encoder,
                49_490_179: diffusion_model.decoder,
                63_428_096: ClipText(),
                123_650_304: ClipText(width=768, dimension=768),
            }
        for number, module in modules.items():
            self.assertEqual(sum(value.numel() for value in module.parameters()), number)

    def test_names_that_are_left_over_or_missing_are_refused(self) -> None:
        found = seeded(tiny_encoder(4, False, 16)).state_dict()
        torch.save(seeded(tiny_decoder(4, False, 16)).state_dict(), self.source / "taesd_decoder.pth")
        for wrong in (found | {"20.weight": torch.ones(1)}, {k: v for k, v in found.items() if k != "2.weight"}):
            torch.save(wrong, self.source / "taesd_encoder.pth")
            with self.assertRaises(RuntimeError):
                export("taesd", self.source, self.out, 32)
        self.assertFalse((self.out / "card.yaml").exists())

    def test_pickles_call_nothing(self) -> None:
        class Bomb:
            def __reduce__(self) -> tuple:
                return (exec, ("raise SystemExit('it went off')",))

        file = self.source / "bomb.ckpt"
        torch.save({"state_dict": {"w": torch.ones(2)}, "bomb": Bomb()}, file)
        self.assertEqual(list(tensors(file)), ["w"])

    @unittest.skipUnless(TAEF2.is_dir(), f"left out: there is no {TAEF2}")
    def test_taef2_with_real_weights(self) -> None:
        """The exported graphs of the real weights say the same as the public ones."""
        for part in ("encoder", "decoder"):
            torch.save(taef2_names(TAEF2 / f"{part}.onnx"), self.source / f"taef2_{part}.pth")
        self.exported("taef2", 64)
        picture = torch.rand(2, 3, 64, 96, generator=torch.Generator().manual_seed(3)).numpy()
        real = {p: onnxruntime.InferenceSession(str(TAEF2 / f"{p}.onnx"), providers=["CPUExecutionProvider"]) for p in ("encoder", "decoder")}
        latent = real["encoder"].run(None, {"image": picture})[0]
        np.testing.assert_allclose(self.run_onnx("encoder", picture), latent, atol=1e-3)
        decoded = np.clip(real["decoder"].run(None, {"latent": latent})[0], 0, 1)
        np.testing.assert_allclose(self.run_onnx("decoder", latent), decoded, atol=1e-3)


def transformers_names(found: dict[str, Tensor]) -> dict[str, Tensor]:
    result = {
        "text_model.embeddings.token_embedding.weight": found["token_embedding.weight"],
        "text_model.embeddings.position_embedding.weight": found["positional_embedding"],
        "text_model.final_layer_norm.weight": found["ln_final.weight"],
        "text_model.final_layer_norm.bias": found["ln_final.bias"],
        "text_projection.weight": found["text_projection"].T,
    }
    for layer in (0, 1):
        own, other = f"transformer.resblocks.{layer}.", f"text_model.encoder.layers.{layer}."
        for kind in ("weight", "bias"):
            for part, value in zip("qkv", found[f"{own}attn.in_proj_{kind}"].chunk(3), strict=True):
                result[f"{other}self_attn.{part}_proj.{kind}"] = value
            result[f"{other}self_attn.out_proj.{kind}"] = found[f"{own}attn.out_proj.{kind}"]
            for a, b in (("ln_1", "layer_norm1"), ("ln_2", "layer_norm2"), ("mlp.c_fc", "mlp.fc1"), ("mlp.c_proj", "mlp.fc2")):
                result[f"{other}{b}.{kind}"] = found[f"{own}{a}.{kind}"]
    return {name: value.clone().contiguous() for name, value in result.items()}


def taef2_names(path: Path) -> dict[str, Tensor]:
    """The weights in the public graph; those of its group norms have lost their names, but not their order."""
    found: dict[str, Tensor] = {}
    loose: list[np.ndarray] = []
    pooled: list[str] = []
    for initializer in onnx.load(path).graph.initializer:
        values = numpy_helper.to_array(initializer)
        if initializer.name.startswith("onnx::"):
            loose.append(values.reshape(-1))
        else:
            found[initializer.name] = torch.tensor(values)
            if initializer.name.endswith(".pool.0.weight"):
                pooled.append(initializer.name.removesuffix("0.weight"))
    for k, prefix in enumerate(pooled):
        found[f"{prefix}1.weight"], found[f"{prefix}1.bias"] = torch.tensor(loose[2 * k]), torch.tensor(loose[2 * k + 1])
    return found


if __name__ == "__main__":
    unittest.main()
